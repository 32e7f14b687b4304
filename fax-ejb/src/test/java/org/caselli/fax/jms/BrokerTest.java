package org.caselli.fax.jms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.caselli.fax.jms.RecordingBroker.Sent;
import org.caselli.fax.port.AccountQueues.QueueFailure;
import org.caselli.fax.port.AccountQueues.QueuedJob;
import org.junit.jupiter.api.Test;

class BrokerTest {
  private static final UUID ACCOUNT = UUID.fromString("11111111-1111-4111-8111-111111111111");
  private static final String QUEUE = "fax_outbound_11111111111141118111111111111111";

  private final RecordingBroker recording = new RecordingBroker();
  private final Broker broker = new Broker(recording.factory());

  private void send() {
    broker.send(Map.of(ACCOUNT, List.of(new QueuedJob(UUID.randomUUID(), 1, 4))));
  }

  @Test
  void jobs_go_to_the_queue_of_their_account() {
    send();

    assertThat(recording.sent()).map(Sent::queue).containsExactly(QUEUE);
  }

  @Test
  void the_queue_of_an_account_is_looked_up_once() {
    send();
    send();

    assertThat(recording.lookedUp()).containsExactly(QUEUE);
  }

  @Test
  void after_a_failure_queues_are_looked_up_anew() {
    send();
    recording.goAway();
    assertThatExceptionOfType(QueueFailure.class).isThrownBy(this::send);
    recording.comeBack();
    send();

    assertThat(recording.sent()).hasSize(2);
    assertThat(recording.lookedUp()).containsExactly(QUEUE, QUEUE);
  }
}
