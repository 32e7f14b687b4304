package org.caselli.fax.domain.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceContextTest {
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String SPAN = "00f067aa0ba902b7";

  @Test
  void the_header_is_read_and_written_as_it_came() {
    String text = "00-" + TRACE + "-" + SPAN + "-01";

    assertThat(TraceContext.parse(text)).contains(new TraceContext(TRACE, SPAN, true));
    assertThat(TraceContext.parse(text)).map(TraceContext::text).contains(text);
    assertThat(TraceContext.parse("00-" + TRACE + "-" + SPAN + "-00"))
        .contains(new TraceContext(TRACE, SPAN, false));
  }

  /** Section 4.2: a later version begins as this one does. */
  @Test
  void a_later_version_is_understood_as_far_as_it_goes() {
    assertThat(TraceContext.parse("cc-" + TRACE + "-" + SPAN + "-01-what-the-future-will-be"))
        .contains(new TraceContext(TRACE, SPAN, true));
    assertThat(TraceContext.parse("cc-" + TRACE + "-" + SPAN + "-03"))
        .contains(new TraceContext(TRACE, SPAN, true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "00",
        "00-" + TRACE + "-" + SPAN,
        "ff-" + TRACE + "-" + SPAN + "-01",
        "00-" + TRACE + "-" + SPAN + "-01-more",
        "cc-" + TRACE + "-" + SPAN + "-01.more",
        "00-00000000000000000000000000000000-" + SPAN + "-01",
        "00-" + TRACE + "-0000000000000000-01",
        "00-4BF92F3577B34DA6A3CE929D0E0E4736-" + SPAN + "-01",
        "00-" + TRACE + "-" + SPAN + "-1",
        "00-" + TRACE + "-" + SPAN + "-0g",
        "zz-" + TRACE + "-" + SPAN + "-01"
      })
  void what_is_not_to_be_understood_is_no_trace(String text) {
    assertThat(TraceContext.parse(text)).isEmpty();
  }

  @Test
  void a_child_has_the_trace_and_an_id_of_its_own() {
    TraceContext parent = new TraceContext(TRACE, SPAN, true);

    TraceContext child = parent.child(UUID.fromString("01a207ea-1902-714d-a457-6da92be2e5e4"));

    assertThat(child).isEqualTo(new TraceContext(TRACE, "a4576da92be2e5e4", true));
  }

  @Test
  void a_new_trace_is_recorded_by_nobody() {
    TraceContext begun =
        TraceContext.begin(UUID.fromString("01a207ea-1902-714d-a457-6da92be2e5e4"));

    assertThat(begun.text()).isEqualTo("00-01a207ea1902714da4576da92be2e5e4-a4576da92be2e5e4-00");
  }

  @Test
  void something_else_cannot_be_a_trace() {
    assertThatThrownBy(() -> new TraceContext("x", SPAN, false))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
