package org.caselli.fax.imaging.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TurnsTest {

  private static final Duration LONG = Duration.ofMinutes(5);

  private final AtomicInteger most = new AtomicInteger(1);
  private final Turns turns = new Turns(most::get);

  @Test
  void turns_come_in_the_order_of_the_callers() throws Exception {
    turns.take(LONG);
    List<Integer> order = Collections.synchronizedList(new ArrayList<>());
    List<Thread> callers = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      int number = i;
      callers.add(caller(() -> order.add(number)));
      await(i + 1);
    }

    turns.giveBack();
    for (Thread caller : callers) {
      caller.join();
    }

    assertThat(order).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
  }

  @Test
  void patience_ends() throws Exception {
    turns.take(LONG);

    assertThat(turns.take(Duration.ofMillis(1))).isFalse();
    assertThat(turns.waiting()).isZero();
  }

  @Test
  void more_turns_take_effect_at_the_next_caller() throws Exception {
    turns.take(LONG);
    most.set(2);

    assertThat(turns.take(Duration.ofMillis(1))).isTrue();
    assertThat(turns.take(Duration.ofMillis(1))).isFalse();
  }

  @Test
  void who_gives_up_waiting_does_not_hold_up_the_next() throws Exception {
    turns.take(LONG);
    Thread first = caller(() -> {});
    await(1);
    Thread second = caller(() -> {});
    await(2);

    first.interrupt();
    first.join();
    turns.giveBack();

    second.join();
    assertThat(turns.waiting()).isZero();
  }

  @Test
  void everybody_is_sent_away_at_the_close() throws Exception {
    turns.take(LONG);
    Thread waiting = caller(() -> {});
    await(1);

    turns.close();

    waiting.join();
    assertThat(turns.take(LONG)).isFalse();
  }

  private Thread caller(Runnable inside) {
    Thread caller =
        new Thread(
            () -> {
              try {
                if (turns.take(LONG)) {
                  inside.run();
                  turns.giveBack();
                }
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    caller.start();
    return caller;
  }

  private void await(int waiting) {
    while (turns.waiting() < waiting) {
      Thread.onSpinWait();
    }
  }
}
