package org.caselli.fax.app.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class FairLanesTest {
  private static final UUID A = new UUID(1, 0);
  private static final UUID B = new UUID(2, 0);
  private static final UUID C = new UUID(3, 0);

  private final StepByStep threads = new StepByStep();
  private final FairLanes lanes = new FairLanes(threads, () -> 4, 5);
  private final List<String> done = new ArrayList<>();
  private int keys;

  /** Runs work when the test says so, in the order in which it was begun. */
  private static final class StepByStep implements Executor {
    private final Queue<Runnable> begun = new ArrayDeque<>();
    private boolean full;

    @Override
    public void execute(Runnable work) {
      if (full) {
        throw new RejectedExecutionException("no thread");
      }
      begun.add(work);
    }

    void finishOne() {
      begun.remove().run();
    }

    void finishAll() {
      while (!begun.isEmpty()) {
        finishOne();
      }
    }
  }

  private boolean submit(UUID account, String name) {
    return lanes.submit(account, new UUID(9, keys++), () -> done.add(name));
  }

  @Test
  void one_account_has_two_pieces_of_work_under_way_at_the_most() {
    for (int i = 1; i <= 4; i++) {
      submit(A, "a" + i);
    }

    assertThat(threads.begun).hasSize(2);
    threads.finishOne();
    assertThat(threads.begun).hasSize(2);
    threads.finishAll();
    assertThat(done).containsExactly("a1", "a2", "a3", "a4");
  }

  @Test
  void an_account_that_comes_later_does_not_wait_for_a_backlog() {
    for (int i = 1; i <= 5; i++) {
      submit(A, "a" + i);
    }
    submit(B, "b1");
    submit(B, "b2");
    submit(C, "c1");

    threads.finishAll();

    assertThat(done.indexOf("b1")).isLessThan(done.indexOf("a3"));
    assertThat(done.indexOf("c1")).isLessThan(done.indexOf("a4"));
    assertThat(done).hasSize(8);
  }

  @Test
  void no_more_than_the_width_is_under_way() {
    for (UUID account : List.of(A, B, C)) {
      submit(account, "1");
      submit(account, "2");
    }

    assertThat(threads.begun).hasSize(4);
    threads.finishAll();
    assertThat(done).hasSize(6);
  }

  @Test
  void work_beyond_the_bound_of_an_account_is_refused_and_of_that_account_only() {
    for (int i = 0; i < 2 + 5; i++) {
      assertThat(submit(A, "a")).isTrue();
    }

    assertThat(submit(A, "too much")).isFalse();
    assertThat(submit(B, "b")).isTrue();
    threads.finishAll();
    assertThat(done).hasSize(8).doesNotContain("too much");
  }

  @Test
  void the_same_work_waits_once() {
    submit(A, "a1");
    submit(A, "a2");
    UUID key = new UUID(8, 8);
    lanes.submit(A, key, () -> done.add("once"));
    lanes.submit(A, key, () -> done.add("twice"));

    threads.finishAll();

    assertThat(done).containsExactly("a1", "a2", "once");
  }

  @Test
  void work_that_throws_blocks_no_lane() {
    for (int i = 0; i < 3; i++) {
      lanes.submit(
          A,
          new UUID(7, i),
          () -> {
            throw new IllegalStateException("unreadable");
          });
    }
    submit(A, "after");

    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(threads::finishOne).isInstanceOf(IllegalStateException.class);
    }
    threads.finishAll();

    assertThat(done).containsExactly("after");
  }

  @Test
  void a_pool_without_threads_takes_no_lane_away() {
    threads.full = true;
    for (int i = 0; i < 6; i++) {
      submit(A, "lost");
    }
    threads.full = false;

    submit(B, "b1");
    threads.finishAll();

    assertThat(done).contains("b1");
  }
}
