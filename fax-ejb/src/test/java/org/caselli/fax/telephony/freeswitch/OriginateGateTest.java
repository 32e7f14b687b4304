package org.caselli.fax.telephony.freeswitch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.caselli.fax.domain.call.CallId;
import org.junit.jupiter.api.Test;

class OriginateGateTest {
  private final List<CallId> ids =
      Stream.generate(() -> new CallId(UUID.randomUUID())).limit(4).toList();
  private final OriginateGate gate = new OriginateGate(2);
  private final List<CallId> told = new ArrayList<>();

  private void enterAll() {
    ids.forEach(id -> gate.enter(id, () -> told.add(id)));
  }

  @Test
  void no_more_are_told_than_are_let_in() {
    enterAll();

    assertThat(told).containsExactly(ids.get(0), ids.get(1));
  }

  @Test
  void the_next_has_its_turn_when_one_has_begun() {
    enterAll();
    gate.leave(ids.get(1));
    gate.leave(ids.get(1));

    assertThat(told).containsExactly(ids.get(0), ids.get(1), ids.get(2));
  }

  @Test
  void who_is_no_longer_wanted_has_no_turn() {
    enterAll();
    gate.leave(ids.get(2));
    gate.leave(ids.get(0));

    assertThat(told).containsExactly(ids.get(0), ids.get(1), ids.get(3));
  }
}
