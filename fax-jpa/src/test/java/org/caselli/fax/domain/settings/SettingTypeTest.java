package org.caselli.fax.domain.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingTypeTest {
  @Test
  void whole_numbers_are_read_from_whatever_json_keeps_them_in() {
    for (Object five : List.of(5, 5L, new BigDecimal("5.0"), "5", 5.0)) {
      assertThat(SettingType.integer(0, 10).parse().apply(five)).as("%s", five).isEqualTo(5);
    }
    assertThat(SettingType.seconds(0, 60).parse().apply(5)).isEqualTo(Duration.ofSeconds(5));
    assertThat(SettingType.millis(0, 6000).parse().apply(5000)).isEqualTo(Duration.ofSeconds(5));
    assertThat(SettingType.bytes(0, 1L << 40).parse().apply(1L << 33)).isEqualTo(1L << 33);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "11", "5.5", "", "five", "1e400", "NaN", "0x5"})
  void what_is_no_whole_number_within_the_range_is_refused(String text) {
    assertThatThrownBy(() -> SettingType.integer(0, 10).parse().apply(text))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void truth_is_a_boolean_or_its_word() {
    assertThat(SettingType.BOOLEAN.parse().apply(true)).isTrue();
    assertThat(SettingType.BOOLEAN.parse().apply("false")).isFalse();
    assertThatThrownBy(() -> SettingType.BOOLEAN.parse().apply(1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> SettingType.BOOLEAN.parse().apply("yes"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_choice_takes_its_words_only() {
    SettingType<String> type = SettingType.oneOf("pdf", "tiff");

    assertThat(type.parse().apply("tiff")).isEqualTo("tiff");
    assertThatThrownBy(() -> type.parse().apply("png")).hasMessageContaining("pdf, tiff");
    assertThatThrownBy(() -> type.parse().apply(1)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sofia/gateway/carrier",
        "sofia/gateway/carrier/{number} ,user/1",
        "{a=b}sofia/gateway/x/{number}",
        "[a=b]sofia/gateway/x/{number}",
        "sofia/gateway/x/{number}|user/1",
        "sofia/gateway/x/{number}\nbgapi shutdown",
        "sofia/gateway/x/'{number}'",
        "sofia/gateway/x/${number}",
        "sofia/gateway/x/\\{number}",
        "loopback/app=system:reboot{number}",
        "loopback/APP=system:reboot{number}",
        "error/{number}:_:loopback/1234",
        "<a=b>sofia/gateway/x/{number}",
        "^^:a=b:sofia/gateway/x/{number}",
        "{number}"
      })
  void a_dial_string_that_could_break_out_is_refused(String text) {
    assertThatThrownBy(() -> FaxSettings.DIAL_STRING.type().parse().apply(text))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sofia/gateway/carrier/{number}",
        "sofia/external/{number}@sip.example.net:5080;transport=tcp",
        "loopback/{number}/default",
        "user/{number}@pbx.example",
        "freetdm/1/a/{number}"
      })
  void a_dial_string_of_one_endpoint_is_taken(String text) {
    assertThat(FaxSettings.DIAL_STRING.type().parse().apply(text)).isEqualTo(text);
  }

  @Test
  void a_snapshot_falls_through_to_the_default_and_the_last_scope_wins() {
    SettingsSnapshot snapshot =
        SettingsSnapshot.of(
            List.of(
                Map.of("max_outbound", 5, "serialize_outbound_number", false),
                Map.of("max_outbound", 6),
                Map.of("of another version", 1)));

    assertThat(snapshot.get(FaxSettings.MAX_OUTBOUND)).isEqualTo(6);
    assertThat(snapshot.get(FaxSettings.SERIALIZE_OUTBOUND_NUMBERS)).isFalse();
    assertThat(snapshot.get(FaxSettings.ENDPOINT_TIMEOUT)).hasSeconds(40);
  }

  @Test
  void an_old_spelling_names_the_key_of_today() {
    assertThat(SettingsCatalogue.named("serialize_outbound_number"))
        .isEqualTo(SettingsCatalogue.named("serialize_outbound_numbers"))
        .isPresent();
    assertThat(SettingsCatalogue.named("no_such_key")).isEmpty();
  }
}
