package org.caselli.fax.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ProgramVersionTest {
  private static final Pattern VERSION = Pattern.compile("version ([0-9.]+)");

  @Test
  void it_is_found_in_what_a_program_prints() {
    assertThat(ProgramVersion.of(List.of("echo", "version 2.5.0"), VERSION)).contains("2.5.0");
  }

  @Test
  void a_program_that_is_missing_or_says_something_else_has_none() {
    assertThat(ProgramVersion.of(List.of("/no/such/program"), VERSION)).isEmpty();
    assertThat(ProgramVersion.of(List.of("echo", "nothing"), VERSION)).isEmpty();
  }
}
