package org.caselli.fax.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import org.caselli.fax.fixture.SettableClock;
import org.junit.jupiter.api.Test;

class FreshTest {
  private final SettableClock clock = new SettableClock();
  private final AtomicInteger asked = new AtomicInteger();

  @Test
  void many_who_ask_within_five_seconds_cost_no_more_than_one() {
    Fresh<Integer> value = new Fresh<>(asked::incrementAndGet, Runnable::run, clock);

    assertThat(value.get()).contains(1);
    clock.advance(Fresh.AGE.minusMillis(1));
    assertThat(value.get()).contains(1);
    clock.advance(Fresh.AGE);
    assertThat(value.get()).contains(2);
  }

  @Test
  void what_takes_long_is_got_less_often_but_once_a_minute() {
    Fresh<Integer> value =
        new Fresh<>(
            () -> {
              clock.advance(Duration.ofMillis(asked.get() == 0 ? 700 : 60_000));
              return asked.incrementAndGet();
            },
            Runnable::run,
            clock);

    assertThat(value.get()).contains(1);
    clock.advance(Duration.ofSeconds(34));
    assertThat(value.get()).contains(1);
    clock.advance(Duration.ofSeconds(1));
    assertThat(value.get()).contains(2);
    clock.advance(Fresh.OLDEST);
    assertThat(value.get()).contains(3);
  }

  @Test
  void a_source_that_fails_gives_nothing_and_is_asked_again_later() {
    Fresh<Integer> value =
        new Fresh<>(
            () -> {
              if (asked.incrementAndGet() == 1) {
                throw new IllegalStateException("away");
              }
              return asked.get();
            },
            Runnable::run,
            clock);

    assertThat(value.get()).isEmpty();
    assertThat(value.get()).isEmpty();
    assertThat(asked).hasValue(1);
    clock.advance(Fresh.AGE);
    assertThat(value.get()).contains(2);
  }

  @Test
  void a_source_that_hangs_holds_nobody_up_and_is_not_asked_twice() {
    Queue<Runnable> threads = new ArrayDeque<>();
    Fresh<Integer> value = new Fresh<>(asked::incrementAndGet, threads::add, clock, Duration.ZERO);

    assertThat(value.get()).isEmpty();
    clock.advance(Fresh.AGE);
    assertThat(value.get()).isEmpty();
    assertThat(threads).hasSize(1);
    threads.remove().run();
    clock.advance(Fresh.AGE);

    assertThat(value.get()).contains(1);
    assertThat(asked).hasValue(1);
  }
}
