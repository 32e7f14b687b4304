package org.caselli.fax.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.caselli.fax.domain.notice.Wording;
import org.caselli.fax.domain.problem.FaxException;
import org.junit.jupiter.api.Test;

class NotificationJsonTest {
  @Test
  void nothing_given_is_nothing() {
    assertThat(NotificationJson.read(Json.object())).isEqualTo(Wording.NONE);
  }

  @Test
  void html_comes_as_it_is_or_in_base64() {
    assertThat(NotificationJson.read(Json.object().put("html", "<p>ü</p>")).html())
        .isEqualTo("<p>ü</p>");
    assertThat(NotificationJson.read(Json.object().put("html", "PHA+w7w8L3A+")).html())
        .isEqualTo("<p>ü</p>");
    assertThat(NotificationJson.read(Json.object().put("html", "only {{subject}}")).html())
        .isEqualTo("only {{subject}}");
  }

  @Test
  void fields_for_people_are_refused_with_a_reason() {
    assertThatExceptionOfType(FaxException.class)
        .isThrownBy(() -> NotificationJson.read(Json.object().put("bcc", "x")))
        .withMessageContaining("Leave bcc out");
  }

  @Test
  void too_much_html_is_refused() {
    assertThatExceptionOfType(FaxException.class)
        .isThrownBy(() -> NotificationJson.read(Json.object().put("html", "<".repeat(100_001))));
  }
}
