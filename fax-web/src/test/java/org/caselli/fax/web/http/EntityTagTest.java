package org.caselli.fax.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntityTagTest {
  private final EntityTag tag = new EntityTag("abc");

  @ParameterizedTest
  @ValueSource(strings = {"\"abc\"", "W/\"abc\"", "*", "\"x\", \"abc\""})
  void a_header_that_names_it_matches(String header) {
    assertThat(tag.matchesAny(header)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "abc", "\"ab\"", "\"x\",\"y\""})
  void any_other_header_does_not(String header) {
    assertThat(tag.matchesAny(header)).isFalse();
  }

  @Test
  void a_range_applies_to_this_very_version_only() {
    assertThat(tag.permitsRange("")).isTrue();
    assertThat(tag.permitsRange("\"abc\"")).isTrue();
    assertThat(tag.permitsRange("W/\"abc\"")).isFalse();
    assertThat(tag.permitsRange("Mon, 23 Nov 2026 04:00:00 GMT")).isFalse();
  }
}
