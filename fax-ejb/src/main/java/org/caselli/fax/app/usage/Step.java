package org.caselli.fax.app.usage;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/** How finely usage is divided by time. */
public enum Step {
  HOUR(Duration.ofDays(32)),
  DAY(Duration.ofDays(400)),
  MONTH(Duration.ofDays(1_150));

  private final Duration longest;

  Step(Duration longest) {
    this.longest = longest;
  }

  /** The longest time that may be divided so. */
  Duration longest() {
    return longest;
  }

  /** The beginning of the step in which a moment lies, by the clocks of a zone. */
  ZonedDateTime begin(Instant moment, ZoneId zone) {
    ZonedDateTime local = moment.atZone(zone);
    return switch (this) {
      case HOUR -> local.truncatedTo(ChronoUnit.HOURS);
      case DAY -> local.toLocalDate().atStartOfDay(zone);
      case MONTH -> local.toLocalDate().withDayOfMonth(1).atStartOfDay(zone);
    };
  }

  /** The beginning of the step after the one that begins then. */
  ZonedDateTime next(ZonedDateTime begin) {
    return switch (this) {
      case HOUR -> begin.plusHours(1);
      case DAY -> begin.toLocalDate().plusDays(1).atStartOfDay(begin.getZone());
      case MONTH -> begin.toLocalDate().plusMonths(1).atStartOfDay(begin.getZone());
    };
  }
}
