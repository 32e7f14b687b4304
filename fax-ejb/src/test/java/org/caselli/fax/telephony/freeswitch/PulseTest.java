package org.caselli.fax.telephony.freeswitch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.caselli.fax.telephony.freeswitch.socket.CommandFailed;
import org.junit.jupiter.api.Test;

class PulseTest {
  private static final Duration SLOW = Duration.ofSeconds(2);

  private final AtomicLong nanos = new AtomicLong(-7);
  private final Deque<CompletableFuture<String>> asked = new ArrayDeque<>();
  private final Pulse pulse = new Pulse(this::ask, SLOW, nanos::get);

  private CompletableFuture<String> ask() {
    CompletableFuture<String> answer = new CompletableFuture<>();
    asked.add(answer);
    return answer;
  }

  private void answerAfter(Duration time) {
    pass(time);
    asked.remove().complete("0");
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  private void promptAfter(int seconds) {
    for (int i = 0; i < seconds; i++) {
      pulse.promptFor();
      answerAfter(Duration.ofSeconds(1));
    }
    pulse.promptFor();
  }

  @Test
  void answers_that_come_at_once_add_up() {
    promptAfter(30);
    answerAfter(Duration.ofSeconds(1));

    assertThat(pulse.promptFor()).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void a_late_answer_begins_anew() {
    promptAfter(30);
    answerAfter(Duration.ofSeconds(3));

    assertThat(pulse.promptFor()).isZero();
  }

  @Test
  void an_answer_that_is_still_missing_counts_as_late() {
    promptAfter(30);
    pass(Duration.ofSeconds(3));

    assertThat(pulse.promptFor()).isZero();
    assertThat(asked).hasSize(1);
  }

  @Test
  void a_lost_connection_begins_anew() {
    promptAfter(30);
    pass(Duration.ofSeconds(1));
    asked.remove().completeExceptionally(CommandFailed.unanswered("lost"));

    assertThat(pulse.promptFor()).isZero();
  }

  @Test
  void what_nobody_watched_does_not_count() {
    promptAfter(30);
    answerAfter(Duration.ofSeconds(1));
    pass(Duration.ofSeconds(60));

    assertThat(pulse.promptFor()).isZero();
  }
}
