package org.caselli.fax.faults.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Points are counted from the order on. */
class KillPointsTest {
  @TempDir Path orders;

  private void dial() {
    KillPoints.after(KillPoints.beforeCommand("bgapi originate {a=b}c &txfax(/d)"));
  }

  @Test
  void without_an_order_nothing_is_written() {
    KillPoints.obey(orders);

    dial();

    assertThat(orders).isEmptyDirectory();
  }

  @Test
  void each_step_is_written_once_with_its_count_since_the_order() throws IOException {
    KillPoints.obey(orders);
    dial();
    Files.writeString(orders.resolve(KillPoints.ORDER), "1 " + KillPoints.RECORD);

    dial();
    dial();
    KillPoints.after(KillPoints.beforeCommand("api uuid_exists 1"));

    assertThat(orders.resolve(KillPoints.PASSED))
        .hasContent(
            """
            switch bgapi originate#1
            switch bgapi originate#2
            switch api uuid_exists#1
            """);
  }

  @Test
  void another_point_than_the_ordered_one_is_passed() throws IOException {
    KillPoints.obey(orders);
    Files.writeString(orders.resolve(KillPoints.ORDER), "2 kill before switch bgapi originate#3");

    dial();
    dial();

    assertThat(orders.resolve(KillPoints.HIT)).doesNotExist();
  }
}
