package org.caselli.fax.jms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class BrokerWatchTest {
  private final RecordingBroker broker = new RecordingBroker();
  private int returns;
  private boolean fails;
  private final BrokerWatch watch = new BrokerWatch(broker.factory(), this::returned);

  private void returned() {
    returns++;
    if (fails) {
      throw new IllegalStateException("not now");
    }
  }

  @Test
  void a_broker_that_is_there_from_the_first_is_nothing_to_tell() {
    broker.goAway();
    watch.look();
    broker.comeBack();
    watch.look();
    watch.look();

    assertThat(returns).isZero();
    assertThat(broker.connections()).isEqualTo(1);
  }

  @Test
  void a_broker_that_takes_the_place_of_a_lost_one_is_told_once() {
    watch.look();
    broker.goAway();
    broker.breakConnections();
    watch.look();
    watch.look();
    assertThat(returns).isZero();

    broker.comeBack();
    watch.look();
    watch.look();

    assertThat(returns).isEqualTo(1);
  }

  @Test
  void what_could_not_be_done_then_is_tried_again() {
    watch.look();
    broker.breakConnections();
    fails = true;
    assertThatIllegalStateException().isThrownBy(watch::look);
    fails = false;

    watch.look();
    watch.look();

    assertThat(returns).isEqualTo(2);
  }
}
