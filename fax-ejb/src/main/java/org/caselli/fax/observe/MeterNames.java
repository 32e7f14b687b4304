package org.caselli.fax.observe;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;

/**
 * How metrics are called and described: {@code fax.noun}, to which the format of Prometheus adds
 * the unit. All series exist from the start, so that the first event is seen as a rise.
 */
final class MeterNames {
  private static final Duration[] SHORT = seconds(0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10);
  private static final Duration[] LONG = seconds(0.1, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 900);

  private MeterNames() {}

  private static Duration[] seconds(double... values) {
    Duration[] bounds = new Duration[values.length];
    for (int i = 0; i < values.length; i++) {
      bounds[i] = Duration.ofMillis(Math.round(values[i] * 1_000));
    }
    return bounds;
  }

  /** The label of an enum's constant. */
  static String label(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  static Counter counter(MeterRegistry meters, String name, String help, String... labels) {
    return Counter.builder(name).description(help).tags(labels).register(meters);
  }

  /** Times from hundredths of a second to ten seconds. */
  static Timer shortTimes(MeterRegistry meters, String name, String help, String... labels) {
    return times(meters, name, help, SHORT, labels);
  }

  /** Times from tenths of a second to a quarter of an hour. */
  static Timer longTimes(MeterRegistry meters, String name, String help, String... labels) {
    return times(meters, name, help, LONG, labels);
  }

  private static Timer times(
      MeterRegistry meters, String name, String help, Duration[] bounds, String... labels) {
    return Timer.builder(name)
        .description(help)
        .tags(labels)
        .serviceLevelObjectives(bounds)
        .register(meters);
  }
}
