package org.caselli.fax.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireIdTest {
  private static final UUID ID = UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "00112233445566778899aabbccddeeff",
        "202611-00112233445566778899aabbccddeeff",
        "00112233-4455-6677-8899-AABBCCDDEEFF"
      })
  void an_id_is_read_in_all_its_forms(String text) {
    assertThat(WireId.fromString(text).value()).isEqualTo(ID);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "2026-00112233445566778899aabbccddeeff", "0011", "-"})
  void anything_else_is_none(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> WireId.fromString(text));
  }

  @Test
  void it_is_written_as_32_digits() {
    assertThat(new WireId(ID)).hasToString("00112233445566778899aabbccddeeff");
  }
}
