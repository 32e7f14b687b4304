package org.caselli.fax.domain.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailAddressTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "rossi@example.com",
        "scanner@office.local",
        "fax@corp.example",
        "root@localhost",
        "mario.rossi+fax@mail.intra",
        "o'hara@example.org",
        "desk..two@carrier.example",
        "\"front desk\"@example.org",
        "printer@[192.0.2.7]",
        "printer@[IPv6:2001:db8::7]",
        "printer@192.0.2.7",
        "müller@bücher.example",
        "скан@почта.рф",
        "a@my_host.local",
      })
  void what_smtp_takes_is_an_address_also_in_a_network_of_ones_own(String text) {
    assertThat(MailAddress.isAddress(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nobody",
        "@example.com",
        "rossi@",
        "a b@example.com",
        "a@b@example.com",
        "a@-x.example",
        "a@x-.example",
        "a@.example",
        "a@x..example",
        "Rossi <a@example.com>",
        "a@example.com, b@example.com",
        "a@example.com\r\nBcc: b@example.com",
        "a\u0000@example.com",
        "a@exam ple.com",
        "a@[10.0.0.1",
      })
  void anything_else_is_none(String text) {
    assertThat(MailAddress.isAddress(text)).isFalse();
  }

  @Test
  void its_parts_may_be_as_long_as_smtp_lets_them() {
    assertThat(MailAddress.isAddress("x".repeat(64) + "@example.com")).isTrue();
    assertThat(MailAddress.isAddress("x".repeat(65) + "@example.com")).isFalse();
    assertThat(MailAddress.isAddress("x@" + "a.".repeat(125) + "aa")).isTrue();
    assertThat(MailAddress.isAddress("x@" + "a.".repeat(126) + "aa")).isFalse();
    assertThat(MailAddress.isAddress("x".repeat(1_000_000))).isFalse();
  }
}
