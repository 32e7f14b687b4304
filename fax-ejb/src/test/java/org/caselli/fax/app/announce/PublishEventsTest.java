package org.caselli.fax.app.announce;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.app.dispatch.Outbound;
import org.caselli.fax.app.dispatch.TransactionalBean;
import org.caselli.fax.domain.event.FaxEvent;
import org.caselli.fax.domain.event.FaxEvent.Kind;
import org.caselli.fax.domain.job.JobState;
import org.caselli.fax.fixture.AttemptReports;
import org.caselli.fax.port.NodeLife;
import org.caselli.fax.store.Store;
import org.caselli.fax.store.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PublishEventsTest {
  private TestDatabase database;
  private Outbound out;
  private UUID account;
  private PublishEvents publish;

  @BeforeEach
  void start() {
    database = TestDatabase.h2();
    out = new Outbound(database);
    account = out.store.account();
    publish = publisher(new Listeners(List.of(out.heard)));
  }

  @AfterEach
  void close() {
    database.close();
  }

  private PublishEvents publisher(Listeners listeners) {
    OutboxSteps steps =
        TransactionalBean.of(
            OutboxSteps.class,
            new OutboxSteps(
                out.store.events, out.store.leases, new NodeLife(Store.NODE), out.store.clock),
            out.store.tx);
    return new PublishEvents(steps, listeners);
  }

  private List<Kind> heard(UUID fax) {
    return out.heard.events.stream()
        .filter(event -> event.about().fax().equals(fax))
        .map(FaxEvent::kind)
        .toList();
  }

  private void ends(UUID job) {
    Instant now = out.store.clock.instant();
    out.end(AttemptReports.delivered(out.job(job).attemptId().orElseThrow(), 1, now));
  }

  @Test
  void each_step_of_a_fax_is_told_in_order_and_once() {
    UUID job = out.submit(account, Store.freshNumber(), 2);
    out.run();
    Instant now = out.store.clock.instant();
    out.end(AttemptReports.busy(out.job(job).attemptId().orElseThrow(), now));
    out.advance(Duration.ofMinutes(6));
    out.run();
    ends(job);

    publish.publishEvents();
    publish.publishEvents();

    assertThat(heard(job)).containsExactly(Kind.START, Kind.RETRY, Kind.START, Kind.END);
    FaxEvent end = out.heard.events.get(3);
    assertThat(end.about().account()).isEqualTo(account);
    assertThat(end.state()).isEqualTo(Optional.of(JobState.COMPLETED));
    assertThat(end.facts().values()).containsEntry("success", true);
    assertThat(out.heard.events).extracting(FaxEvent::id).doesNotHaveDuplicates();
  }

  @Test
  void what_could_not_be_told_is_told_later_under_the_same_id() {
    UUID job = out.submit(account, Store.freshNumber(), 1);
    out.run();
    out.heard.away = true;
    publish.publishEvents();
    assertThat(out.heard.events).isEmpty();
    UUID id = out.store.tx.in(() -> out.store.events.next(1)).get(0).event().id();

    out.heard.away = false;
    publish.publishEvents();

    assertThat(heard(job)).containsExactly(Kind.START);
    assertThat(out.heard.events).extracting(FaxEvent::id).containsExactly(id);
  }

  @Test
  void one_node_tells_and_another_goes_on_when_it_has_died() {
    UUID job = out.submit(account, Store.freshNumber(), 1);
    out.run();
    UUID other = UUID.randomUUID();
    out.store.tx.run(() -> out.store.leases.take("events", other, "other", Duration.ofSeconds(15)));

    publish.publishEvents();
    assertThat(heard(job)).isEmpty();

    out.store.tx.run(() -> out.store.leases.take("events", other, "other", Duration.ZERO));
    publish.publishEvents();
    assertThat(heard(job)).containsExactly(Kind.START);
  }

  @Test
  void nothing_is_written_while_nobody_listens() {
    UUID id = out.store.preparing(account, Store.freshNumber(), 1);
    out.store.tx.run(
        () ->
            Heard.nobody(out.store)
                .announce(() -> List.of(News.accepted(out.store.faxes.byId(id).orElseThrow()))));

    assertThat(out.store.tx.in(out.store.events::waiting)).isZero();
  }

  @Test
  void what_was_kept_for_a_week_is_given_up_although_nobody_listens_any_more() {
    out.submit(account, Store.freshNumber(), 1);
    out.run();
    assertThat(out.store.tx.in(out.store.events::waiting)).isEqualTo(1);
    out.store.clock.advance(Duration.ofDays(8));

    publisher(new Listeners(List.of())).publishEvents();

    assertThat(out.store.tx.in(out.store.events::waiting)).isZero();
  }
}
