package org.caselli.fax.domain.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AddresseesTest {
  private final Addressees addressees = new Addressees(List.of("a@x", "b@x", "c@x"));

  @Test
  void at_first_all_are_open() {
    assertThat(addressees.open()).containsExactly("a@x", "b@x", "c@x");
    assertThat(addressees.areDone()).isFalse();
  }

  @Test
  void who_has_it_or_is_refused_for_good_is_open_no_more() {
    addressees.handedOver(List.of("b@x"), List.of("c@x"));

    assertThat(addressees.open()).containsExactly("a@x");
    assertThat(addressees.all()).containsExactly("a@x", "b@x", "c@x");
  }

  @Test
  void it_is_done_when_the_last_is() {
    addressees.handedOver(List.of("b@x", "a@x"), List.of());
    addressees.handedOver(List.of(), List.of("c@x"));

    assertThat(addressees.areDone()).isTrue();
  }

  @Test
  void as_long_as_nobody_has_it_a_refusal_is_not_final() {
    addressees.handedOver(List.of(), List.of("a@x", "b@x", "c@x"));

    assertThat(addressees.open()).hasSize(3);
  }

  @Test
  void the_same_address_twice_is_one() {
    Addressees twice = new Addressees(List.of("a@x", "a@x"));
    twice.handedOver(List.of("a@x"), List.of());

    assertThat(twice.areDone()).isTrue();
  }
}
