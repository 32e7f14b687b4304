package org.caselli.fax.jms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.caselli.fax.domain.job.Attempt;
import org.caselli.fax.domain.trace.TraceContext;
import org.caselli.fax.jms.RecordingBroker.Sent;
import org.caselli.fax.port.LogContext;
import org.caselli.fax.port.NodeLife;
import org.caselli.fax.telephony.sandbox.SettableScheduler;
import org.junit.jupiter.api.Test;

class JmsWakeupsTest {
  private static final Duration MOMENT = Duration.ofMillis(20);
  private static final UUID LIFE = UUID.fromString("22222222-2222-4222-8222-222222222222");

  private final RecordingBroker broker = new RecordingBroker();
  private final SettableScheduler scheduler = new SettableScheduler();
  private final JmsWakeups wakeups =
      new JmsWakeups(broker.factory(), new NodeLife(new Attempt.Owner("node-1", LIFE)), scheduler);
  private final UUID account = UUID.randomUUID();

  private List<String> woken() {
    return broker.sent().stream()
        .filter(message -> message.queue().equals(JmsWakeups.DISPATCH_QUEUE))
        .map(Sent::text)
        .toList();
  }

  private static String[] times(int count, UUID account) {
    return Collections.nCopies(count, account.toString()).toArray(String[]::new);
  }

  @Test
  void a_message_carries_the_trace_of_the_work_that_sent_it() {
    TraceContext trace = TraceContext.begin(new UUID(1, 2));
    LogContext context = LogContext.of(trace);
    wakeups.prepare(UUID.randomUUID(), account);
    context.close();
    wakeups.prepare(UUID.randomUUID(), account);

    assertThat(broker.sent())
        .map(sent -> sent.properties().get(TraceContext.NAME))
        .containsExactly(trace.text(), null);
  }

  @Test
  void an_account_is_woken_at_once() {
    wakeups.dispatch(account);

    assertThat(woken()).containsExactly(account.toString());
  }

  @Test
  void accounts_of_a_long_backlog_let_others_go_first() {
    wakeups.dispatchLater(account);
    wakeups.dispatch(UUID.randomUUID());

    assertThat(broker.sent()).map(Sent::priority).containsExactly(2, 4);
  }

  @Test
  void a_single_wake_up_is_sent_once() {
    wakeups.dispatch(account);
    scheduler.advance(MOMENT.multipliedBy(10));

    assertThat(woken()).hasSize(1);
  }

  @Test
  void many_wake_ups_within_a_moment_are_one_at_once_and_one_after_it() {
    for (int i = 0; i < 50; i++) {
      wakeups.dispatch(account);
    }
    assertThat(woken()).containsExactly(times(1, account));
    scheduler.advance(MOMENT.minusMillis(1));
    assertThat(woken()).containsExactly(times(1, account));

    scheduler.advance(Duration.ofMillis(1));

    assertThat(woken()).containsExactly(times(2, account));
    scheduler.advance(MOMENT.multipliedBy(10));
    assertThat(woken()).containsExactly(times(2, account));
  }

  @Test
  void the_last_of_them_is_never_left_out() {
    wakeups.dispatch(account);
    wakeups.dispatch(account);
    scheduler.advance(MOMENT);
    assertThat(woken()).containsExactly(times(2, account));
    wakeups.dispatch(account);
    assertThat(woken()).as("the second moment is not over").containsExactly(times(2, account));

    scheduler.advance(MOMENT);

    assertThat(woken()).containsExactly(times(3, account));
  }

  @Test
  void after_a_quiet_moment_an_account_is_woken_at_once_again() {
    wakeups.dispatch(account);
    scheduler.advance(MOMENT);

    wakeups.dispatch(account);

    assertThat(woken()).containsExactly(times(2, account));
  }

  @Test
  void accounts_do_not_wait_for_each_other() {
    UUID other = UUID.randomUUID();
    wakeups.dispatch(account);

    wakeups.dispatch(other);

    assertThat(woken()).containsExactly(account.toString(), other.toString());
  }

  @Test
  void a_wake_up_carries_its_account_as_group_and_when_and_by_whom_it_was_sent() {
    wakeups.dispatch(account);

    Map<String, Object> properties = broker.sent().get(0).properties();
    assertThat(properties)
        .containsEntry("JMSXGroupID", account.toString())
        .containsEntry(JmsWakeups.LIFE, LIFE.toString());
    assertThat(properties.get(JmsWakeups.SENT)).isInstanceOf(Long.class);
  }

  @Test
  void preparations_and_notices_go_to_queues_of_their_own_each_of_them() {
    UUID job = UUID.randomUUID();
    UUID notice = UUID.randomUUID();

    wakeups.prepare(job, account);
    wakeups.prepare(job, account);
    wakeups.notice(notice);

    Sent preparation =
        new Sent(
            JmsWakeups.PREPARE_QUEUE,
            job.toString(),
            4,
            Map.of(JmsWakeups.ACCOUNT, account.toString()));
    assertThat(broker.sent())
        .containsExactly(
            preparation,
            preparation,
            new Sent(JmsWakeups.NOTIFY_QUEUE, notice.toString(), 4, Map.of()));
  }

  @Test
  void while_the_broker_is_away_nothing_is_thrown_and_the_next_wake_up_connects_anew() {
    UUID first = UUID.randomUUID();
    wakeups.notice(first);
    broker.goAway();
    wakeups.notice(UUID.randomUUID());
    wakeups.notice(UUID.randomUUID());
    broker.comeBack();
    UUID last = UUID.randomUUID();

    wakeups.notice(last);

    assertThat(broker.sent()).map(Sent::text).containsExactly(first.toString(), last.toString());
    assertThat(broker.connections()).isEqualTo(2);
  }
}
