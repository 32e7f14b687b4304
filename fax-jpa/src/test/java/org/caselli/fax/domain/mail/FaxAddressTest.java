package org.caselli.fax.domain.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.caselli.fax.domain.number.PhoneNumber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaxAddressTest {
  @ParameterizedTest
  @CsvSource({
    "15551234567@box.fax.example,                 +15551234567, box.fax.example",
    "5551234567@BOX.Fax.Example,                  +15551234567, box.fax.example",
    "+1-555-123-4567@box.example,                 +15551234567, box.example",
    "+390212345678@box.example,                   +390212345678, box.example",
    "00390212345678@box.example.,                 +390212345678, box.example",
    "FAX=+15551234567@box.example,                +15551234567, box.example",
    "fax=+15551234567/T33S=1387@box.example,      +15551234567, box.example",
    "\"FAX=+1 555 123 4567\"@box.example,         +15551234567, box.example",
    "\"(555) 123-4567\"@box.example,              +15551234567, box.example"
  })
  void the_number_and_the_domain_are_read(String address, String number, String domain) {
    FaxAddress read = FaxAddress.parse(address).orElseThrow();

    assertThat(read.destination()).contains(new PhoneNumber(number));
    assertThat(read.domain()).isEqualTo(domain);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "15551234567",
        "@",
        "15551234567@",
        "1555@one@two",
        "1 555 1234567@bo x.example"
      })
  void what_has_not_the_form_of_an_address_is_none(String address) {
    assertThat(FaxAddress.parse(address)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "john@box.example",
        "john5551234567@box.example",
        "911@box.example",
        "@box.example",
        "fax=@box.example",
        "5551234567;rm@box.example",
        "++15551234567@box.example"
      })
  void what_cannot_be_dialled_has_no_destination(String address) {
    assertThat(FaxAddress.parse(address).flatMap(FaxAddress::destination)).isEmpty();
  }

  @Test
  void an_endless_address_is_none() {
    assertThat(FaxAddress.parse("1".repeat(400) + "@box.example")).isEmpty();
  }
}
