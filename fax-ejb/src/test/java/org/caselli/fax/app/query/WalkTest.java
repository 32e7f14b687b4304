package org.caselli.fax.app.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.caselli.fax.domain.listing.Place;
import org.caselli.fax.domain.listing.Stretch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WalkTest {
  private int looked;

  private static Place place(int number) {
    return new Place(Instant.EPOCH.plusSeconds(number / 3), new UUID(0, number));
  }

  /** The numbers from 0 up to {@code length}, in steps that are counted. */
  private Walk<Integer> walk(int length, Predicate<Integer> wanted) {
    return new Walk<>(
        (rest, most) -> {
          int from =
              rest.after().map(after -> (int) after.id().getLeastSignificantBits()).orElse(-1);
          int end = Math.min(length, from + 1 + most);
          looked += Math.max(0, end - from - 1);
          return IntStream.range(from + 1, end).boxed().toList();
        },
        WalkTest::place,
        wanted);
  }

  private static List<Integer> everything(Walk<Integer> walk, int size) {
    List<Integer> seen = new ArrayList<>();
    Stretch rest = Stretch.ALL;
    while (true) {
      Page<Integer> page = walk.page(rest, size);
      assertThat(page.rows()).hasSizeLessThanOrEqualTo(size);
      seen.addAll(page.rows());
      if (page.next().isEmpty()) {
        return seen;
      }
      rest = rest.behind(page.next().get());
    }
  }

  @ParameterizedTest
  @CsvSource({"0,5", "4,5", "5,5", "6,5", "10,5", "1200,500", "1500,1000", "3000,50"})
  void pages_hold_everything_once_and_only_full_ones_are_followed(int length, int size) {
    assertThat(everything(walk(length, number -> true), size))
        .isEqualTo(IntStream.range(0, length).boxed().toList());
    Page<Integer> first = walk(length, number -> true).page(Stretch.ALL, size);
    assertThat(first.next().isPresent()).isEqualTo(length > size);
  }

  @ParameterizedTest
  @CsvSource({"20000,50,7", "20000,3,977", "20000,50,15000", "900,50,100"})
  void what_is_rare_is_found_over_several_pages(int length, int size, int every) {
    assertThat(everything(walk(length, number -> number % every == 0), size))
        .isEqualTo(IntStream.range(0, length).filter(n -> n % every == 0).boxed().toList());
  }

  @Test
  void one_request_looks_at_so_many_and_then_tells_where_to_go_on() {
    Page<Integer> page = walk(1_000_000, number -> number == 999_999).page(Stretch.ALL, 50);

    assertThat(page.rows()).isEmpty();
    assertThat(page.next()).isPresent();
    assertThat(looked).isLessThanOrEqualTo(Walk.MOST_LOOKED_AT + 1_000);
  }

  @Test
  void a_page_without_filter_looks_at_one_more_than_it_shows() {
    walk(1_000_000, number -> true).page(Stretch.ALL, 50);

    assertThat(looked).isEqualTo(51);
  }
}
