package org.caselli.fax.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;

class TroubleLogTest {
  private final List<String> lines = new ArrayList<>();
  private final TroubleLog trouble = new TroubleLog(log(), "The work");

  @Test
  void what_fails_again_and_again_is_told_ever_less_often() {
    for (int i = 0; i < 1_000; i++) {
      trouble.guard(
          () -> {
            throw new IllegalStateException(new IllegalArgumentException("away"));
          });
    }

    assertThat(lines).hasSize(10);
    assertThat(lines.get(0)).isEqualTo("WARN The work failed; it is tried again");
    assertThat(lines.get(9))
        .isEqualTo(
            "WARN The work failed 512 times in a row: java.lang.IllegalArgumentException: away");
  }

  @Test
  void that_it_works_again_is_told_once() {
    trouble.failed(new IllegalStateException());
    trouble.guard(() -> {});
    trouble.guard(() -> {});

    assertThat(lines)
        .containsExactly(
            "WARN The work failed; it is tried again",
            "INFO The work works again; it had failed 1 times");
  }

  private Logger log() {
    return new LegacyAbstractLogger() {
      private static final long serialVersionUID = 1L;

      @Override
      protected String getFullyQualifiedCallerName() {
        return "";
      }

      @Override
      protected void handleNormalizedLoggingCall(
          Level level, Marker marker, String pattern, Object[] arguments, Throwable cause) {
        lines.add(level + " " + MessageFormatter.basicArrayFormat(pattern, arguments));
      }

      @Override
      public boolean isTraceEnabled() {
        return false;
      }

      @Override
      public boolean isDebugEnabled() {
        return false;
      }

      @Override
      public boolean isInfoEnabled() {
        return true;
      }

      @Override
      public boolean isWarnEnabled() {
        return true;
      }

      @Override
      public boolean isErrorEnabled() {
        return true;
      }
    };
  }
}
