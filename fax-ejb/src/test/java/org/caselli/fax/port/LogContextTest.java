package org.caselli.fax.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.trace.TraceContext;
import org.junit.jupiter.api.Test;

class LogContextTest {
  private static final TraceContext OUTER = TraceContext.begin(new UUID(1, 1));
  private static final TraceContext INNER = TraceContext.begin(new UUID(2, 2));

  @Test
  void work_within_work_has_a_trace_of_its_own_for_as_long_as_it_lasts() {
    assertThat(LogContext.trace()).isEmpty();
    LogContext outer = LogContext.of(OUTER);
    LogContext inner = LogContext.of(Optional.of(INNER), "request");
    assertThat(LogContext.trace()).contains(INNER);
    inner.close();
    assertThat(LogContext.trace()).contains(OUTER);
    outer.close();
    assertThat(LogContext.trace()).isEmpty();
  }

  @Test
  void work_without_a_trace_of_its_own_stays_in_the_one_around_it() {
    LogContext outer = LogContext.of(OUTER);
    LogContext inner = LogContext.received("nonsense");
    assertThat(LogContext.trace()).contains(OUTER);
    inner.close();
    outer.close();
  }

  @Test
  void something_new_is_a_child_or_begins_a_trace() {
    UUID id = new UUID(3, 3);
    assertThat(LogContext.traceOf(id)).isEqualTo(TraceContext.begin(id));
    LogContext outer = LogContext.of(OUTER);
    assertThat(LogContext.traceOf(id)).isEqualTo(OUTER.child(id));
    outer.close();
  }
}
