package org.caselli.fax.app.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.caselli.fax.domain.fax.Fax.Direction;
import org.caselli.fax.domain.fax.FaxIndex.Belonging;
import org.caselli.fax.domain.fax.FaxIndex.Effort;
import org.caselli.fax.domain.fax.FaxIndex.Found;
import org.caselli.fax.domain.fax.FaxIndex.JobFacts;
import org.caselli.fax.domain.fax.FaxIndex.Parties;
import org.caselli.fax.domain.fax.FaxIndex.Row;
import org.caselli.fax.domain.fax.FaxIndex.Times;
import org.caselli.fax.domain.listing.Stretch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordWalkTest {
  private int looked;

  private static Row row(int number) {
    Optional<UUID> nobody = Optional.empty();
    return new Row(
        new UUID(0, number),
        Direction.INBOUND,
        new Belonging(nobody, nobody, nobody),
        JobFacts.NONE,
        new Parties("", "", "", ""),
        1,
        1,
        new Times(
            Instant.EPOCH.plusSeconds(number / 3),
            Instant.EPOCH,
            Optional.empty(),
            Optional.empty()),
        "{}",
        "{}");
  }

  private static int number(UUID id) {
    return (int) id.getLeastSignificantBits();
  }

  /** A list of so many, of which the store takes some for found. */
  private Found find(int length, Stretch rest, Effort effort, IntPredicate found) {
    int from = rest.after().map(place -> number(place.id()) + 1).orElse(0);
    int end = Math.min(length, from + effort.looked());
    looked += end - from;
    List<Row> rows =
        IntStream.range(from, end)
            .filter(found)
            .limit(effort.found())
            .mapToObj(WordWalkTest::row)
            .toList();
    if (rows.size() == effort.found()) {
      return new Found(rows, Optional.of(rows.get(rows.size() - 1).place()));
    }
    return new Found(rows, end == length ? Optional.empty() : Optional.of(row(end - 1).place()));
  }

  private List<Integer> everything(int length, int size, IntPredicate found, IntPredicate wanted) {
    WordWalk walk =
        new WordWalk(
            (rest, effort) -> find(length, rest, effort, found),
            row -> wanted.test(number(row.id())));
    List<Integer> seen = new ArrayList<>();
    Stretch rest = Stretch.ALL;
    while (true) {
      Page<Row> page = walk.page(rest, size);
      assertThat(page.rows()).hasSizeLessThanOrEqualTo(size);
      page.rows().forEach(row -> seen.add(number(row.id())));
      if (page.next().isEmpty()) {
        return seen;
      }
      rest = rest.behind(page.next().get());
    }
  }

  @ParameterizedTest
  @CsvSource({"0,5,1", "6,5,1", "3000,50,1", "200000,50,977", "200000,3,60000", "30000,1000,7"})
  void what_is_found_and_wanted_comes_once_over_several_pages(int length, int size, int every) {
    assertThat(everything(length, size, n -> n % every == 0, n -> n % 2 == 0))
        .isEqualTo(
            IntStream.range(0, length).filter(n -> n % every == 0 && n % 2 == 0).boxed().toList());
  }

  @Test
  void one_request_looks_through_so_many_and_then_tells_where_to_go_on() {
    WordWalk walk =
        new WordWalk((rest, effort) -> find(1_000_000, rest, effort, n -> false), row -> true);

    Page<Row> page = walk.page(Stretch.ALL, 50);

    assertThat(page.rows()).isEmpty();
    assertThat(page.next()).contains(row(looked - 1).place());
    assertThat(looked).isLessThanOrEqualTo(100_000);
  }
}
