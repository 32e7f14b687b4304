package org.caselli.fax.faults.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client that is not sure hands the same fax in again. */
class SubmitterTest {
  private static final Order ORDER = new Order("key", "+15550000001", 1, 1);

  @TempDir Path directory;

  private final Deque<IOException> answers = new ArrayDeque<>();
  private AcceptedFaxes accepted;
  private Submitter submitter;

  @BeforeEach
  void open() throws IOException {
    accepted = new AcceptedFaxes(directory.resolve("accepted"));
    submitter = new Submitter(accepted, Duration.ofSeconds(30));
  }

  @AfterEach
  void close() throws IOException {
    accepted.close();
  }

  /** Answers one after the other, then accepts. */
  private final Entrance entrance =
      new Entrance() {
        @Override
        public String name() {
          return "test";
        }

        @Override
        public void submit(Order order) throws IOException {
          IOException trouble = answers.poll();
          if (trouble != null) {
            throw trouble;
          }
        }
      };

  @Test
  void after_a_broken_connection_and_a_refusal_that_may_pass_it_tries_again() throws Exception {
    answers.add(new EOFException("cut"));
    answers.add(new RefusedException(503, "full"));

    submitter.submit(entrance, ORDER);

    assertThat(accepted.all()).containsExactly(ORDER);
    assertThat(answers).isEmpty();
  }

  @Test
  void what_is_refused_for_good_was_not_accepted() {
    answers.add(new RefusedException(400, "no number"));

    assertThatThrownBy(() -> submitter.submit(entrance, ORDER))
        .isInstanceOf(RefusedException.class);
    assertThat(accepted.all()).isEqualTo(List.of());
  }

  @Test
  void accepted_twice_is_one_fax() throws Exception {
    submitter.submit(entrance, ORDER);
    submitter.submit(entrance, ORDER);

    assertThat(accepted.all()).containsExactly(ORDER);
    assertThat(directory.resolve("accepted")).content().hasLineCount(1);
  }
}
