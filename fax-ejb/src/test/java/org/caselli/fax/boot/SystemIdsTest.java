package org.caselli.fax.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.caselli.fax.fixture.SettableClock;
import org.junit.jupiter.api.Test;

class SystemIdsTest {
  private final SettableClock clock = new SettableClock();
  private final SystemIds ids = new SystemIds(clock);

  @Test
  void an_id_is_a_version_7_uuid_of_the_moment() {
    UUID id = ids.next();

    assertThat(id.version()).isEqualTo(7);
    assertThat(id.variant()).isEqualTo(2);
    assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(clock.millis());
  }

  @Test
  void later_ids_are_greater() {
    UUID earlier = ids.next();
    clock.advance(Duration.ofMillis(1));

    assertThat(ids.next().toString()).isGreaterThan(earlier.toString());
  }

  @Test
  void ids_of_one_moment_differ() {
    Set<UUID> many = new HashSet<>();
    for (int i = 0; i < 100_000; i++) {
      many.add(ids.next());
    }

    assertThat(many).hasSize(100_000);
  }
}
