package org.caselli.fax.domain.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Spec 1.3, step 4. */
class PhoneNumberTest {
  @ParameterizedTest
  @CsvSource({
    "2125550123,          +12125550123",
    "12125550123,         +12125550123",
    "+12125550123,        +12125550123",
    "(212) 555-0123,      +12125550123",
    "+1 212.555.0123,     +12125550123",
    "212/555-0123,        +12125550123",
    "+15005550017,        +15005550017",
    "15005550017,         +15005550017",
    "+44 20 7946 0123,    +442079460123",
    "01144 2079460123,    +442079460123",
    "0044 20 79460123,    +442079460123",
    "+39055123456,        +39055123456",
    "01112125550123,      +12125550123",
    "0012125550123,       +12125550123",
    "+23456789,           +23456789"
  })
  void every_form_of_a_number_has_one_normal_form(String text, String normal) {
    assertThat(PhoneNumber.parse(text)).map(PhoneNumber::value).contains(normal);
    assertThat(PhoneNumber.parse(normal)).map(PhoneNumber::value).contains(normal);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "+",
        "911",
        "5550123",
        "0123456789",
        "1112223333",
        "+0123456789",
        "+2345678",
        "+1212555012",
        "+121255501234",
        "00",
        "011",
        "+999999999999999999",
        "+1212555012x",
        "2125550123;drop table job",
        "{origination_caller_id=1}2125550123",
        "+12125550123\u0000",
        "+1212555012\u0663",
        "２１２５５５０１２３",
        "+1-212-555-0123,+1-212-555-0124",
        "sip:2125550123@example.org",
        "++12125550123",
        "+1+2125550123"
      })
  void what_is_not_a_number_is_none(String text) {
    assertThat(PhoneNumber.parse(text)).isEmpty();
  }

  @Test
  void a_long_text_is_refused_in_no_time() {
    assertThat(PhoneNumber.parse("1".repeat(1_000_000))).isEmpty();
    assertThat(PhoneNumber.parse("+1(".repeat(300_000))).isEmpty();
  }

  @Test
  void only_the_normal_form_can_be_constructed() {
    assertThatThrownBy(() -> new PhoneNumber("2125550123"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void logs_show_the_last_four_digits_only() {
    assertThat(new PhoneNumber("+12125550123").masked()).isEqualTo("********0123");
  }
}
