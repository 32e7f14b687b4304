package org.caselli.fax.cli.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.caselli.fax.cli.server.WrongUsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MomentTest {
  private final Clock clock =
      Clock.fixed(Instant.parse("2030-01-31T08:30:15.5Z"), ZoneId.of("Europe/Rome"));

  @ParameterizedTest
  @CsvSource({
    "+90m,                      2030-01-31T11:00:15+01:00",
    "+2d,                       2030-02-02T09:30:15+01:00",
    "18:00,                     2030-01-31T18:00:00+01:00",
    "09:00,                     2030-02-01T09:00:00+01:00",
    "2030-07-01T09:30,          2030-07-01T09:30:00+02:00",
    "2030-07-01 09:30,          2030-07-01T09:30:00+02:00",
    "2030-07-01T09:30:00-05:00, 2030-07-01T09:30:00-05:00",
    "2030-07-01T09:30:00Z,      2030-07-01T09:30:00Z",
  })
  void times_are_read_as_people_type_them(String typed, String meant) {
    assertThat(Moment.of(typed, clock)).isEqualTo(meant);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "tomorrow", "25:00", "2030-02-30T09:00", "+5", "90m"})
  void what_is_no_time_is_refused_with_examples(String typed) {
    assertThatThrownBy(() -> Moment.of(typed, clock))
        .isInstanceOf(WrongUsageException.class)
        .hasMessageContaining("like +90m");
  }

  @Test
  void the_time_it_is_now_means_tomorrow() {
    Clock nine = Clock.fixed(Instant.parse("2030-01-31T08:00:00Z"), ZoneId.of("Europe/Rome"));

    assertThat(Moment.of("09:00", nine)).isEqualTo("2030-02-01T09:00:00+01:00");
  }
}
