package org.caselli.fax.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.ws.rs.core.MultivaluedHashMap;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.caselli.fax.domain.listing.Place;
import org.caselli.fax.domain.listing.Stretch;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.settings.SettingsSnapshot;
import org.caselli.fax.web.api.ListQuery.Bounds;
import org.caselli.fax.web.json.PageKey;
import org.junit.jupiter.api.Test;

class ListQueryTest {
  private static final Bounds USUAL = Bounds.of(SettingsSnapshot.of(List.of()));

  private static ListQuery parse(String... pairs) {
    return parse(USUAL, pairs);
  }

  private static ListQuery parse(Bounds bounds, String... pairs) {
    var query = new MultivaluedHashMap<String, String>();
    for (int i = 0; i < pairs.length; i += 2) {
      query.add(pairs[i], pairs[i + 1]);
    }
    return ListQuery.parse(query, bounds);
  }

  @Test
  void fifty_newest_are_the_usual_page() {
    ListQuery query = parse();

    assertThat(query.pageSize()).isEqualTo(50);
    assertThat(query.whole()).isFalse();
    assertThat(query.stretch()).isEqualTo(Stretch.ALL);
    assertThat(query.filter().isEmpty()).isTrue();
  }

  @Test
  void the_operator_says_how_long_a_page_and_a_range_may_be() {
    Bounds bounds =
        Bounds.of(
            SettingsSnapshot.of(List.of(Map.of("pagination_page_size", 7, "maximum_range", 60))));

    assertThat(parse(bounds).pageSize()).isEqualTo(7);
    assertThat(parse(bounds, "page_size", "8").pageSize()).isEqualTo(8);
    assertThat(parse(bounds, "created_from", "63000000000").stretch().to())
        .isEqualTo(parse("created_from", "63000000060").stretch().from());
    assertThat(
            parse(bounds, "created_from", "63000000000", "created_to", "63000000060")
                .stretch()
                .to())
        .isPresent();
    assertThatExceptionOfType(FaxException.class)
        .isThrownBy(() -> parse(bounds, "created_from", "63000000000", "created_to", "63000000061"))
        .satisfies(e -> assertThat(e.violations().get(0).rule()).isEqualTo("date_range"));
    assertThat(parse(bounds).stretch()).isEqualTo(Stretch.ALL);
  }

  @Test
  void both_words_turn_the_order() {
    assertThat(parse("ascending", "true").stretch().ascending()).isTrue();
    assertThat(parse("descending", "false").stretch().ascending()).isTrue();
    assertThat(parse("descending", "true").stretch().ascending()).isFalse();
  }

  @Test
  void a_page_is_bounded_and_a_whole_list_is_read_in_chunks() {
    assertThat(parse("page_size", "7").pageSize()).isEqualTo(7);
    assertThat(parse("page_size", "99999").pageSize()).isEqualTo(1000);
    ListQuery whole = parse("paginate", "false", "chunk_size", "200", "is_chunked", "true");
    assertThat(whole.whole()).isTrue();
    assertThat(whole.pageSize()).isEqualTo(200);
  }

  @Test
  void the_start_key_is_a_place_that_we_gave() {
    Place place = new Place(Instant.parse("2026-11-23T04:05:06.789012Z"), new UUID(3, 4));

    ListQuery query = parse("start_key", PageKey.of(place));

    assertThat(query.stretch().after()).contains(place);
  }

  @Test
  void times_are_gregorian_seconds_and_both_ends_belong() {
    Stretch stretch = parse("created_from", "62167219200", "created_to", "62167219201").stretch();

    assertThat(stretch.from()).contains(Instant.EPOCH);
    assertThat(stretch.to().orElseThrow())
        .isAfter(Instant.ofEpochSecond(1))
        .isBefore(Instant.ofEpochSecond(2));
  }

  @Test
  void the_time_of_the_last_change_narrows_too() {
    ListQuery query = parse("modified_from", "62167219200", "modified_to", "62167219201");

    assertThat(query.modified().holds(Instant.EPOCH)).isTrue();
    assertThat(query.modified().holds(Instant.ofEpochSecond(1, 999_999_999))).isTrue();
    assertThat(query.modified().holds(Instant.ofEpochSecond(2))).isFalse();
    assertThat(query.modified().holds(Instant.ofEpochSecond(-1))).isFalse();
    assertThat(parse("modified_from", "62167219201").modified().holds(Instant.EPOCH)).isFalse();
  }

  @Test
  void an_end_before_the_beginning_is_a_mistake_of_date_range() {
    assertThatExceptionOfType(FaxException.class)
        .isThrownBy(() -> parse("created_from", "62167219300", "created_to", "62167219201"))
        .satisfies(e -> assertThat(e.violations().get(0).rule()).isEqualTo("date_range"));
    assertThatExceptionOfType(FaxException.class)
        .isThrownBy(() -> parse("modified_from", "62167219300", "modified_to", "62167219201"))
        .satisfies(e -> assertThat(e.violations().get(0).path()).isEqualTo("modified_from"));
  }

  @Test
  void nonsense_is_named() {
    Map.of("page_size", "many", "created_from", "-1", "created_to", "1e9")
        .forEach(
            (name, value) ->
                assertThatExceptionOfType(FaxException.class)
                    .isThrownBy(() -> parse(name, value))
                    .satisfies(e -> assertThat(e.violations().get(0).path()).isEqualTo(name)));
    assertThatExceptionOfType(FaxException.class).isThrownBy(() -> parse("page_size", "0"));
    assertThatExceptionOfType(FaxException.class)
        .isThrownBy(() -> parse("start_key", "bm9uc2Vuc2U"));
  }
}
