package org.caselli.fax.web.api;

import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongFunction;
import org.caselli.fax.domain.fax.FaxListing;
import org.caselli.fax.domain.fax.FaxListing.View;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.Violation;
import org.caselli.fax.domain.settings.ApiSettings;
import org.caselli.fax.domain.settings.SettingsSnapshot;
import org.caselli.fax.web.json.PageKey;
import org.caselli.fax.wire.WireTime;

/**
 * The query of a list (spec 1.1): {@code page_size}, {@code start_key}, {@code paginate}, {@code
 * ascending}, {@code descending}, {@code created_from}, {@code created_to}.
 *
 * @param pageSize how many to show at the most
 * @param startKey as the client gave it
 */
record ListQuery(
    int pageSize,
    Optional<String> startKey,
    boolean ascending,
    Optional<Instant> from,
    Optional<Instant> to) {
  private static final int LARGEST_PAGE = 1000;

  /** What {@code paginate=false} shows at the most. */
  private static final int LARGEST_LIST = 10_000;

  /**
   * What the operator sets.
   *
   * @param page how many are shown when the request does not say
   * @param range longest time from {@code created_from} to {@code created_to}; zero for any
   */
  record Bounds(int page, Duration range) {
    static Bounds of(SettingsSnapshot system) {
      return new Bounds(system.get(ApiSettings.PAGE_SIZE), system.get(ApiSettings.MAXIMUM_RANGE));
    }
  }

  static ListQuery parse(MultivaluedMap<String, String> query, Bounds bounds) {
    Optional<Instant> from = time(query, "created_from", WireTime::startOf);
    Optional<Instant> to = time(query, "created_to", WireTime::endOf);
    if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
      throw FaxException.invalid(
          new Violation("created_from", "date_range", "created_to lies before created_from"));
    }
    if (!bounds.range().isZero()) {
      refuseLonger(from, to, bounds.range());
    }
    boolean ascending =
        "true".equals(query.getFirst("ascending")) || "false".equals(query.getFirst("descending"));
    Optional<String> startKey =
        Optional.ofNullable(query.getFirst("start_key")).filter(key -> !key.isEmpty());
    Duration range = bounds.range();
    return new ListQuery(
        pageSize(query, bounds.page()),
        startKey,
        ascending,
        range.isZero() ? from : from.or(() -> end(to, range.negated())),
        range.isZero() ? to : to.or(() -> end(from, range)));
  }

  /** Where a range ends of which the other end is given. */
  private static Optional<Instant> end(Optional<Instant> other, Duration range) {
    return other.map(instant -> instant.plus(range));
  }

  private static void refuseLonger(Optional<Instant> from, Optional<Instant> to, Duration longest) {
    if (from.isPresent()
        && to.isPresent()
        && Duration.between(from.get(), to.get()).compareTo(longest.plusSeconds(1)) >= 0) {
      throw FaxException.invalid(
          new Violation(
              "created_from",
              "date_range",
              "From created_from to created_to may be " + longest.toSeconds() + " s at the most"));
    }
  }

  private static int pageSize(MultivaluedMap<String, String> query, int usual) {
    if ("false".equals(query.getFirst("paginate"))) {
      return LARGEST_LIST;
    }
    long wanted = number(query, "page_size").orElse((long) usual);
    if (wanted < 1) {
      throw FaxException.invalid(
          new Violation("page_size", "minimum", "A page holds one fax at the least"));
    }
    return (int) Math.min(wanted, LARGEST_PAGE);
  }

  private static Optional<Instant> time(
      MultivaluedMap<String, String> query, String name, LongFunction<Instant> reading) {
    return number(query, name).map(reading::apply);
  }

  private static Optional<Long> number(MultivaluedMap<String, String> query, String name) {
    String text = query.getFirst(name);
    if (text == null || text.isBlank()) {
      return Optional.empty();
    }
    if (!text.matches("\\d{1,12}")) {
      throw FaxException.invalid(new Violation(name, "type", name + " must be a whole number"));
    }
    return Optional.of(Long.valueOf(text));
  }

  /** The listing, with one row more than a page to know whether there is another page. */
  FaxListing listing(UUID account, Optional<UUID> faxbox, View view) {
    return new FaxListing(
        account, view, faxbox, from, to, startKey.map(PageKey::parse), ascending, pageSize + 1);
  }
}
