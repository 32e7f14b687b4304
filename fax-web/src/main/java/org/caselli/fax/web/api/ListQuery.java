package org.caselli.fax.web.api;

import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongFunction;
import org.caselli.fax.domain.listing.Stretch;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.Violation;
import org.caselli.fax.domain.settings.ApiSettings;
import org.caselli.fax.domain.settings.SettingsSnapshot;
import org.caselli.fax.web.json.PageKey;
import org.caselli.fax.wire.DocumentFilter;
import org.caselli.fax.wire.WireTime;

/**
 * The query of a list (spec 1.1): {@code page_size}, {@code start_key}, {@code paginate}, {@code
 * chunk_size}, {@code ascending}, {@code descending}, {@code created_from}, {@code created_to},
 * {@code modified_from}, {@code modified_to}, and the filters.
 *
 * @param pageSize how many to show at the most
 * @param whole whether the list is wanted to its end, in one answer
 * @param startKey as the client gave it
 * @param modified when the last change must have been
 */
record ListQuery(
    int pageSize,
    boolean whole,
    Optional<String> startKey,
    Stretch stretch,
    Span modified,
    DocumentFilter filter) {
  private static final int LARGEST_PAGE = 1000;

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

  /** From when to when; both ends belong. */
  record Span(Optional<Instant> from, Optional<Instant> to) {
    boolean holds(Instant time) {
      return from.map(begin -> !time.isBefore(begin)).orElse(true)
          && to.map(end -> !time.isAfter(end)).orElse(true);
    }

    /** The same, no longer than that; zero for any length. */
    Span within(Duration longest) {
      if (longest.isZero()) {
        return this;
      }
      if (from.isPresent()
          && to.isPresent()
          && Duration.between(from.get(), to.get()).compareTo(longest.plusSeconds(1)) >= 0) {
        throw FaxException.invalid(
            new Violation(
                "created_from",
                "date_range",
                "From created_from to created_to may be "
                    + longest.toSeconds()
                    + " s at the most"));
      }
      return new Span(
          from.or(() -> to.map(end -> end.minus(longest))),
          to.or(() -> from.map(begin -> begin.plus(longest))));
    }
  }

  static ListQuery parse(MultivaluedMap<String, String> query, Bounds bounds) {
    Span created = span(query, "created").within(bounds.range());
    boolean ascending =
        "true".equals(query.getFirst("ascending")) || "false".equals(query.getFirst("descending"));
    boolean whole = "false".equals(query.getFirst("paginate"));
    Optional<String> startKey =
        Optional.ofNullable(query.getFirst("start_key")).filter(key -> !key.isEmpty());
    return new ListQuery(
        size(query, whole ? "chunk_size" : "page_size", bounds.page()),
        whole,
        startKey,
        new Stretch(created.from(), created.to(), startKey.map(PageKey::parse), ascending),
        span(query, "modified"),
        DocumentFilter.of(query));
  }

  private static int size(MultivaluedMap<String, String> query, String name, int usual) {
    long wanted = number(query, name).orElse((long) usual);
    if (wanted < 1) {
      throw FaxException.invalid(new Violation(name, "minimum", name + " must be 1 or more"));
    }
    return (int) Math.min(wanted, LARGEST_PAGE);
  }

  private static Span span(MultivaluedMap<String, String> query, String what) {
    Optional<Instant> from = time(query, what + "_from", WireTime::startOf);
    Optional<Instant> to = time(query, what + "_to", WireTime::endOf);
    if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
      throw FaxException.invalid(
          new Violation(what + "_from", "date_range", what + "_to lies before " + what + "_from"));
    }
    return new Span(from, to);
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
}
