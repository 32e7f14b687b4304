package org.caselli.fax.telephony.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class SerialStepsTest {
  private final Queue<Runnable> threads = new ArrayDeque<>();
  private final SerialSteps steps = new SerialSteps(threads::add);
  private final List<String> done = new ArrayList<>();

  @Test
  void steps_that_wait_share_one_thread_and_keep_their_order() {
    steps.execute(() -> done.add("first"));
    steps.execute(() -> done.add("second"));

    assertThat(threads).hasSize(1);
    threads.remove().run();
    assertThat(done).containsExactly("first", "second");
  }

  @Test
  void a_step_given_within_a_step_runs_after_it() {
    steps.execute(
        () -> {
          steps.execute(() -> done.add("inner"));
          done.add("outer");
        });

    threads.remove().run();

    assertThat(done).containsExactly("outer", "inner");
    assertThat(threads).isEmpty();
  }

  @Test
  void steps_go_on_after_a_pause() {
    steps.execute(() -> done.add("first"));
    threads.remove().run();

    steps.execute(() -> done.add("second"));
    threads.remove().run();

    assertThat(done).containsExactly("first", "second");
  }
}
