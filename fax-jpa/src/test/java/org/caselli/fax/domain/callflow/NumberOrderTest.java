package org.caselli.fax.domain.callflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.caselli.fax.domain.callflow.ArrivingCall.Dialled;
import org.caselli.fax.domain.callflow.NumberOrder.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberOrderTest {
  private static final NumberOrder USUAL =
      new NumberOrder(List.of(Place.HEADER, Place.TO, Place.DIVERSION), "P-Called-Party-ID");

  private static List<String> diverted(String header) {
    return new NumberOrder(List.of(Place.DIVERSION), "")
        .numbers(new Dialled("", "", Map.of("diversion", header)));
  }

  @Test
  void the_named_header_counts_most_and_who_was_called_first_before_who_passed_it_on() {
    Dialled dialled =
        new Dialled(
            "+12025550100",
            "pbx.example",
            Map.of(
                "p-called-party-id",
                "<sip:+12025550109@ims.example;user=phone>",
                "Diversion",
                "<sip:+12025550102@a>;reason=unconditional;counter=1,"
                    + " <sip:+12025550101@a>;reason=user-busy"));

    assertThat(USUAL.numbers(dialled))
        .containsExactly("+12025550109", "+12025550100", "+12025550101", "+12025550102");
  }

  @Test
  void what_is_not_there_is_left_out() {
    assertThat(USUAL.numbers(new Dialled("", "", Map.of()))).isEmpty();
    assertThat(
            new NumberOrder(List.of(Place.HEADER), "")
                .numbers(new Dialled("1", "", Map.of("", "2"))))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "<sip:+12025550100@host>;reason=unknown;privacy=off | +12025550100",
        "\"Smith, \\\"J\\\" <x>\" <sip:+12025550100@host>   | +12025550100",
        "Desk <tel:+1-202-555-0100;phone-context=x>         | +1-202-555-0100",
        "sip:%2B12025550100@host;user=phone                 | +12025550100",
        "sips:2025550100;npdi=yes@host                      | 2025550100",
        "+12025550100                                       | +12025550100",
        "<SIP:100%zz@host>                                  | 100%zz"
      })
  void a_number_is_read_out_of_any_address(String header, String number) {
    assertThat(diverted(header)).containsExactly(number);
  }

  @Test
  void rubbish_is_no_trouble() {
    assertThat(diverted("\"never closed <sip:")).hasSizeLessThan(3);
    assertThat(diverted("<".repeat(100_000))).isEmpty();
    assertThat(diverted(",".repeat(100_000))).isEmpty();
    assertThat(diverted("<>,<sip:@host>,;;;")).isEmpty();
  }
}
