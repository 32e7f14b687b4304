package org.caselli.fax.faults.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A client that knows two nodes. */
class EitherEntranceTest {
  private final Order order = new Order("key", "+15550000001", 1, 1);
  private final List<String> asked = new ArrayList<>();

  private final class Told implements Entrance {
    private final String name;
    private final Optional<IOException> answer;

    private Told(String name, Optional<IOException> answer) {
      this.name = name;
      this.answer = answer;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public void submit(Order handedIn) throws IOException {
      asked.add(name);
      if (answer.isPresent()) {
        throw answer.get();
      }
    }
  }

  private Entrance either(Optional<IOException> first) {
    return new EitherEntrance(new Told("first", first), new Told("second", Optional.empty()));
  }

  @Test
  void one_that_accepts_is_enough() throws Exception {
    either(Optional.empty()).submit(order);

    assertThat(asked).containsExactly("first");
  }

  @Test
  void one_that_does_not_answer_or_has_no_time_sends_it_to_the_other() throws Exception {
    either(Optional.of(new IOException("cut"))).submit(order);
    either(Optional.of(new RefusedException(503, "later"))).submit(order);

    assertThat(asked).containsExactly("first", "second", "first", "second");
  }

  @Test
  void one_that_refuses_speaks_for_both() {
    Entrance refusing = either(Optional.of(new RefusedException(400, "no")));

    assertThatThrownBy(() -> refusing.submit(order)).isInstanceOf(RefusedException.class);
    assertThat(asked).containsExactly("first");
  }
}
