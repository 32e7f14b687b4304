package org.caselli.fax.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.ws.rs.core.MultivaluedHashMap;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.fax.FaxListing;
import org.caselli.fax.domain.fax.FaxListing.Place;
import org.caselli.fax.domain.fax.FaxListing.View;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.settings.SettingsSnapshot;
import org.caselli.fax.web.api.ListQuery.Bounds;
import org.caselli.fax.web.json.PageKey;
import org.junit.jupiter.api.Test;

class ListQueryTest {
  private static final UUID ACCOUNT = new UUID(1, 2);

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

  private static FaxListing listing(ListQuery query) {
    return query.listing(ACCOUNT, Optional.empty(), View.OUTBOX);
  }

  @Test
  void fifty_newest_are_the_usual_page_and_one_more_tells_whether_there_is_another() {
    ListQuery query = parse();

    assertThat(query.pageSize()).isEqualTo(50);
    assertThat(listing(query).most()).isEqualTo(51);
    assertThat(query.ascending()).isFalse();
  }

  @Test
  void the_operator_says_how_long_a_page_and_a_range_may_be() {
    Bounds bounds =
        Bounds.of(
            SettingsSnapshot.of(List.of(Map.of("pagination_page_size", 7, "maximum_range", 60))));

    assertThat(parse(bounds).pageSize()).isEqualTo(7);
    assertThat(parse(bounds, "page_size", "8").pageSize()).isEqualTo(8);
    assertThat(parse(bounds, "created_from", "63000000000").to())
        .isEqualTo(parse("created_from", "63000000060").from());
    assertThat(parse(bounds, "created_from", "63000000000", "created_to", "63000000060").to())
        .isPresent();
    assertThatExceptionOfType(FaxException.class)
        .isThrownBy(() -> parse(bounds, "created_from", "63000000000", "created_to", "63000000061"))
        .satisfies(e -> assertThat(e.violations().get(0).rule()).isEqualTo("date_range"));
    assertThat(parse(bounds).from()).isEmpty();
  }

  @Test
  void both_words_turn_the_order() {
    assertThat(parse("ascending", "true").ascending()).isTrue();
    assertThat(parse("descending", "false").ascending()).isTrue();
    assertThat(parse("descending", "true").ascending()).isFalse();
  }

  @Test
  void a_page_is_bounded_also_when_paging_is_off() {
    assertThat(parse("page_size", "7").pageSize()).isEqualTo(7);
    assertThat(parse("page_size", "99999").pageSize()).isEqualTo(1000);
    assertThat(parse("paginate", "false").pageSize()).isEqualTo(10_000);
  }

  @Test
  void the_start_key_is_a_place_that_we_gave() {
    Place place = new Place(Instant.parse("2026-11-23T04:05:06.789012Z"), new UUID(3, 4));

    ListQuery query = parse("start_key", PageKey.of(place));

    assertThat(listing(query).after()).contains(place);
  }

  @Test
  void times_are_gregorian_seconds_and_both_ends_belong() {
    FaxListing listing = listing(parse("created_from", "62167219200", "created_to", "62167219201"));

    assertThat(listing.from()).contains(Instant.EPOCH);
    assertThat(listing.to().orElseThrow())
        .isAfter(Instant.ofEpochSecond(1))
        .isBefore(Instant.ofEpochSecond(2));
  }

  @Test
  void an_end_before_the_beginning_is_a_mistake_of_date_range() {
    assertThatExceptionOfType(FaxException.class)
        .isThrownBy(() -> parse("created_from", "62167219300", "created_to", "62167219201"))
        .satisfies(e -> assertThat(e.violations().get(0).rule()).isEqualTo("date_range"));
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
        .isThrownBy(() -> listing(parse("start_key", "bm9uc2Vuc2U")));
  }
}
