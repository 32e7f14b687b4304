package org.caselli.fax.web.api;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.caselli.fax.domain.event.FaxEvent.Kind;
import org.caselli.fax.domain.event.LoggedEvent;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.Violation;
import org.caselli.fax.wire.WireId;

/**
 * Which events a request is about.
 *
 * @param kinds all of them when the request names none
 * @param fax only of this one
 * @param faxbox only of this one and of its faxes
 */
record EventQuery(Set<Kind> kinds, Optional<UUID> fax, Optional<UUID> faxbox) {
  EventQuery {
    kinds = Set.copyOf(kinds);
  }

  /**
   * The query of a request: {@code type}, with commas or again and again, {@code fax_id}, {@code
   * faxbox_id}.
   *
   * @throws FaxException invalid
   */
  static EventQuery parse(MultivaluedMap<String, String> query) {
    Set<Kind> kinds =
        query.getOrDefault("type", List.of()).stream()
            .flatMap(value -> Arrays.stream(value.split(",")))
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .map(EventQuery::kind)
            .collect(Collectors.toSet());
    return new EventQuery(
        kinds.isEmpty() ? EnumSet.allOf(Kind.class) : kinds,
        id(query, "fax_id"),
        id(query, "faxbox_id"));
  }

  private static Kind kind(String name) {
    return Arrays.stream(Kind.values())
        .filter(kind -> name.equals(wire(kind)))
        .findFirst()
        .orElseThrow(
            () ->
                FaxException.invalid(
                    new Violation(
                        "type",
                        "enum",
                        "There are these types: "
                            + Arrays.stream(Kind.values())
                                .map(EventQuery::wire)
                                .collect(Collectors.joining(", ")))));
  }

  private static String wire(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private static Optional<UUID> id(MultivaluedMap<String, String> query, String name) {
    return Optional.ofNullable(query.getFirst(name))
        .filter(value -> !value.isEmpty())
        .map(value -> id(name, value));
  }

  private static UUID id(String name, String value) {
    try {
      return WireId.fromString(value).value();
    } catch (IllegalArgumentException e) {
      FaxException invalid =
          FaxException.invalid(new Violation(name, "format", "An id has 32 hex digits"));
      invalid.initCause(e);
      throw invalid;
    }
  }

  /** The place of an event in the log, as a client gives it; one that never was when it is none. */
  static OptionalLong position(String given) {
    try {
      return OptionalLong.of(Math.max(-1, Long.parseLong(given.strip())));
    } catch (NumberFormatException e) {
      return OptionalLong.of(-1);
    }
  }

  boolean takes(LoggedEvent logged) {
    return kinds.contains(logged.event().kind())
        && (fax.isEmpty() || fax.get().equals(logged.event().about().id()));
  }
}
