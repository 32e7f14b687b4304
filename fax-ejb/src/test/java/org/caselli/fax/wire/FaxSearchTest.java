package org.caselli.fax.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.fax.Fax.Direction;
import org.caselli.fax.domain.fax.FaxIndex.Belonging;
import org.caselli.fax.domain.fax.FaxIndex.JobFacts;
import org.caselli.fax.domain.fax.FaxIndex.Parties;
import org.caselli.fax.domain.fax.FaxIndex.Row;
import org.caselli.fax.domain.fax.FaxIndex.Times;
import org.caselli.fax.domain.problem.FaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaxSearchTest {
  private static final Row ROW =
      new Row(
          UUID.randomUUID(),
          Direction.OUTBOUND,
          new Belonging(Optional.empty(), Optional.empty(), Optional.empty()),
          JobFacts.NONE,
          new Parties("+12025550100", "Osteria", "+493012345678", "Studio Rossi"),
          1,
          1,
          new Times(Instant.EPOCH, Instant.EPOCH, Optional.empty(), Optional.empty()),
          "{\"subject\":\"Ein \\\"großes\\\" Angebot\",\"invoice\":4711,\"pvt_note\":\"secret\","
              + "\"documents\":[{\"url\":\"https://example.com/menu.pdf\"}]}",
          "{\"fax_receiver_id\":\"MOLLY\",\"result_text\":\"OK\"}");

  private static boolean finds(String... typed) {
    return FaxSearch.of(Map.of("search", List.of(typed))).test(ROW);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rossi",
        "osteria Rossi",
        "030 1234",
        "5550100",
        "\"Großes\" ANGEBOT",
        "4711",
        "menu.pdf",
        "molly",
        " ",
      })
  void every_word_is_somewhere_in_numbers_names_document_or_station(String typed) {
    assertThat(finds(typed)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"rossi bianchi", "subject", "secret", "result_text", "OK", "0301235"})
  void names_of_fields_what_is_not_public_and_other_results_do_not_count(String typed) {
    assertThat(finds(typed)).isFalse();
  }

  @Test
  void a_search_that_is_given_twice_must_be_met_twice() {
    assertThat(finds("rossi", "osteria")).isTrue();
    assertThat(finds("rossi", "bianchi")).isFalse();
  }

  @Test
  void too_much_is_refused() {
    for (String typed : List.of("a b c d e f g h i", "x".repeat(201))) {
      assertThatThrownBy(() -> finds(typed)).isInstanceOf(FaxException.class);
    }
  }
}
