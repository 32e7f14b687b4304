package org.caselli.fax.faults.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The clock says what the file says. */
class ShiftedClockTest {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private static final Clock RIGHT = Clock.fixed(NOON, ZoneOffset.UTC);

  @TempDir Path orders;

  @Test
  void without_a_file_it_is_right() {
    ShiftedClock.obey(orders);

    assertThat(ShiftedClock.around(RIGHT).instant()).isEqualTo(NOON);
  }

  @Test
  void it_is_ahead_by_the_milliseconds_of_the_file_or_behind() throws IOException {
    ShiftedClock.obey(orders);
    Path file = orders.resolve(ShiftedClock.FILE);

    Files.writeString(file, "3600000");
    assertThat(ShiftedClock.around(RIGHT).instant()).isEqualTo(NOON.plusSeconds(3600));
    Files.writeString(file, "-90000");
    assertThat(ShiftedClock.around(RIGHT).instant()).isEqualTo(NOON.minusSeconds(90));
  }

  @Test
  void a_node_may_have_a_clock_of_its_own() throws IOException {
    ShiftedClock.obey(orders);
    Files.writeString(orders.resolve(ShiftedClock.FILE), "1000");
    Files.writeString(orders.resolve(ShiftedClock.of("fax2")), "90000");

    assertThat(ShiftedClock.around(RIGHT, "fax1").instant()).isEqualTo(NOON.plusSeconds(1));
    assertThat(ShiftedClock.around(RIGHT, "fax2").instant()).isEqualTo(NOON.plusSeconds(90));
  }
}
