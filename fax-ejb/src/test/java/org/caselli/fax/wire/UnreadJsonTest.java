package org.caselli.fax.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.caselli.fax.domain.problem.FaxException;
import org.junit.jupiter.api.Test;

class UnreadJsonTest {
  @Test
  void a_fax_is_marked_as_read_or_unread() {
    assertThat(UnreadJson.read(Json.object().put("unread", true))).isTrue();
    assertThat(UnreadJson.read(Json.object().put("unread", false))).isFalse();
  }

  @Test
  void who_says_nothing_or_something_else_is_told_what_to_say() {
    assertThatExceptionOfType(FaxException.class).isThrownBy(() -> UnreadJson.read(Json.object()));
    assertThatExceptionOfType(FaxException.class)
        .isThrownBy(() -> UnreadJson.read(Json.object().put("unread", "perhaps")));
    assertThatExceptionOfType(FaxException.class)
        .isThrownBy(() -> UnreadJson.read(Json.object().put("unread", true).put("pages", 3)));
  }
}
