package org.caselli.fax.cli.send;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.caselli.fax.cli.server.WrongUsageException;

/** Times as people type them, turned into those of the API (ISO 8601 with an offset). */
final class Moment {
  private static final Pattern FROM_NOW = Pattern.compile("\\+(\\d{1,6})([smhd])");
  private static final Map<String, ChronoUnit> UNITS =
      Map.of(
          "s", ChronoUnit.SECONDS,
          "m", ChronoUnit.MINUTES,
          "h", ChronoUnit.HOURS,
          "d", ChronoUnit.DAYS);

  private Moment() {}

  /**
   * The time that was meant.
   *
   * @param typed {@code +90m} from now, {@code 18:00} the next time it is so late here, {@code
   *     2030-01-31T09:30} here, or the same with an offset
   */
  static String of(String typed, Clock clock) {
    List<Function<String, Optional<ZonedDateTime>>> readings =
        List.of(
            text -> fromNow(text, clock),
            Moment::withOffset,
            text -> local(text, clock),
            text -> nextTime(text, clock));
    return readings.stream()
        .flatMap(reading -> reading.apply(typed).stream())
        .findFirst()
        .orElseThrow(
            () ->
                new WrongUsageException(
                    typed
                        + " is no time; times are like +90m, 18:00, 2030-01-31T09:30 or"
                        + " 2030-01-31T09:30:00+01:00"))
        .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
  }

  private static Optional<ZonedDateTime> fromNow(String text, Clock clock) {
    Matcher matcher = FROM_NOW.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Duration distance = Duration.of(Long.parseLong(matcher.group(1)), UNITS.get(matcher.group(2)));
    return Optional.of(ZonedDateTime.now(clock).truncatedTo(ChronoUnit.SECONDS).plus(distance));
  }

  private static Optional<ZonedDateTime> withOffset(String text) {
    return read(() -> OffsetDateTime.parse(text).toZonedDateTime());
  }

  private static Optional<ZonedDateTime> local(String text, Clock clock) {
    return read(() -> LocalDateTime.parse(text.replace(' ', 'T')).atZone(clock.getZone()));
  }

  private static Optional<ZonedDateTime> nextTime(String text, Clock clock) {
    ZonedDateTime now = ZonedDateTime.now(clock);
    return read(() -> now.with(LocalTime.parse(text)))
        .map(time -> time.isAfter(now) ? time : time.plusDays(1));
  }

  private static Optional<ZonedDateTime> read(Supplier<ZonedDateTime> parser) {
    try {
      return Optional.of(parser.get());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
