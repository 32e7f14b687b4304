package org.caselli.fax.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AcceptanceTest {
  @Test
  void no_header_accepts_everything() {
    assertThat(Acceptance.parse("").weightOf("image/tiff")).isEqualTo(1);
  }

  @Test
  void the_most_precise_range_gives_the_weight() {
    Acceptance acceptance = Acceptance.parse("image/*;q=0.5, image/tiff;q=0.1, */*;q=0.9");

    assertThat(acceptance.weightOf("image/tiff")).isEqualTo(0.1);
    assertThat(acceptance.weightOf("image/png")).isEqualTo(0.5);
    assertThat(acceptance.weightOf("application/pdf")).isEqualTo(0.9);
  }

  @Test
  void weight_0_is_a_refusal() {
    Acceptance acceptance = Acceptance.parse("application/problem+json;q=0, */*");

    assertThat(acceptance.weightOf("application/problem+json")).isZero();
    assertThat(acceptance.names("application/problem+json")).isFalse();
  }

  @Test
  void only_a_type_that_is_spelt_out_is_named() {
    assertThat(Acceptance.parse("*/*").names("application/problem+json")).isFalse();
    assertThat(Acceptance.parse("a/b, Application/Problem+JSON").names("application/problem+json"))
        .isTrue();
  }

  @Test
  void nonsense_is_ignored() {
    assertThat(Acceptance.parse("nonsense, ;;, image/tiff;q=x").weightOf("image/tiff")).isZero();
  }
}
