package org.caselli.fax.faults.telephone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EventShuffleTest {
  private static final List<SwitchEvent> EVENTS =
      IntStream.range(0, 200).mapToObj(n -> new SwitchEvent("E" + n, Map.of(), "")).toList();

  @Test
  void nothing_is_changed_unless_it_is_wanted() {
    assertThat(said(new EventShuffle(1, 0, 0))).isEqualTo(EVENTS);
  }

  @Test
  void events_come_twice_and_late_and_none_is_lost() {
    List<SwitchEvent> said = said(new EventShuffle(1, 30, 30));

    assertThat(said).hasSizeGreaterThan(EVENTS.size()).containsAll(EVENTS);
    assertThat(said.stream().distinct().toList()).isNotEqualTo(EVENTS);
  }

  @Test
  void the_same_seed_shuffles_in_the_same_way() {
    assertThat(said(new EventShuffle(1, 30, 30))).isEqualTo(said(new EventShuffle(1, 30, 30)));
  }

  private static List<SwitchEvent> said(EventShuffle shuffle) {
    List<SwitchEvent> said = new ArrayList<>();
    EVENTS.forEach(event -> said.addAll(shuffle.next(event)));
    said.addAll(shuffle.rest());
    return said;
  }
}
