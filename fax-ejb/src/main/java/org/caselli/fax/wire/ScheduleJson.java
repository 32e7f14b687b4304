package org.caselli.fax.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.caselli.fax.domain.job.Schedule;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.Violation;

/** When a fax is to be sent: {@code priority}, {@code send_at} and {@code expires_at}. */
final class ScheduleJson {
  private static final String NOT_BEFORE = "send_at";
  private static final String EXPIRES = "expires_at";

  private static final int LOW = 2;
  private static final int HIGH = 7;

  private ScheduleJson() {}

  /**
   * Reads it from a valid document.
   *
   * @throws FaxException invalid, when a time is none
   */
  static Schedule read(ObjectNode valid) {
    return new Schedule(
        priority(valid.path("priority")), time(valid, NOT_BEFORE), time(valid, EXPIRES));
  }

  static void write(ObjectNode json, Schedule schedule) {
    json.put("priority", schedule.priority());
    schedule.notBefore().ifPresent(time -> json.put(NOT_BEFORE, WireTime.of(time)));
    schedule.expiresAt().ifPresent(time -> json.put(EXPIRES, WireTime.of(time)));
  }

  private static int priority(JsonNode given) {
    return switch (given.asText("normal")) {
      case "low" -> LOW;
      case "normal" -> Schedule.NORMAL_PRIORITY;
      case "high" -> HIGH;
      default -> given.asInt();
    };
  }

  private static Optional<Instant> time(ObjectNode document, String field) {
    if (!document.hasNonNull(field)) {
      return Optional.empty();
    }
    JsonNode given = document.get(field);
    try {
      Instant time =
          given.isNumber() || given.asText().matches("\\d{1,15}")
              ? WireTime.startOf(given.asLong())
              : OffsetDateTime.parse(given.asText()).toInstant();
      if (WireTime.isWritable(time)) {
        return Optional.of(time);
      }
    } catch (DateTimeException e) {
      FaxException invalid = invalid(field, given);
      invalid.initCause(e);
      throw invalid;
    }
    throw invalid(field, given);
  }

  private static FaxException invalid(String field, JsonNode given) {
    return FaxException.invalid(
        new Violation(
            field,
            "format",
            field
                + " must be a time such as 2030-01-31T09:30:00+01:00, or Gregorian seconds, not "
                + given.asText()));
  }
}
