package org.caselli.fax.app.announce;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.app.dispatch.Outbound;
import org.caselli.fax.app.dispatch.TransactionalBean;
import org.caselli.fax.domain.event.FaxEvent;
import org.caselli.fax.domain.event.FaxEvent.Kind;
import org.caselli.fax.domain.event.LoggedEvent;
import org.caselli.fax.domain.job.JobState;
import org.caselli.fax.domain.settings.SettingScope;
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
    publish();
  }

  @AfterEach
  void close() {
    database.close();
  }

  private LogSteps steps() {
    return TransactionalBean.of(
        LogSteps.class,
        new LogSteps(
            out.store.events,
            out.store.cursors,
            out.store.leases,
            out.store.settings,
            new NodeLife(Store.NODE),
            out.store.clock),
        out.store.tx);
  }

  private PublishEvents publisher(Listeners listeners) {
    return new PublishEvents(steps(), listeners);
  }

  /** What happened gets its place, and is told. */
  private void publish() {
    out.store.tx.run(() -> out.store.events.append(1_000));
    publish.publishEvents(out.heard.name());
  }

  private List<Kind> heard(UUID fax) {
    return out.heard.events().stream()
        .filter(event -> event.about().id().equals(fax))
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

    publish();
    publish();

    assertThat(heard(job)).containsExactly(Kind.START, Kind.RETRY, Kind.START, Kind.END);
    FaxEvent end = out.heard.events().get(3);
    assertThat(end.about().account()).isEqualTo(account);
    assertThat(end.state()).isEqualTo(Optional.of(JobState.COMPLETED));
    assertThat(end.facts().values()).containsEntry("success", true);
    assertThat(out.heard.events()).extracting(FaxEvent::id).doesNotHaveDuplicates();
  }

  @Test
  void what_could_not_be_told_is_told_later_under_the_same_id() {
    UUID job = out.submit(account, Store.freshNumber(), 1);
    out.run();
    out.heard.away = true;
    publish();
    assertThat(out.heard.events()).isEmpty();
    UUID id = Heard.announced(out.store).get(0).id();

    out.heard.away = false;
    publish();

    assertThat(heard(job)).containsExactly(Kind.START);
    assertThat(out.heard.events()).extracting(FaxEvent::id).containsExactly(id);
  }

  @Test
  void one_node_tells_and_another_goes_on_when_it_has_died() {
    UUID job = out.submit(account, Store.freshNumber(), 1);
    out.run();
    UUID other = UUID.randomUUID();
    out.store.tx.run(() -> out.store.leases.release("events", Store.NODE.incarnation()));
    out.store.tx.run(() -> out.store.leases.take("events", other, "other", Duration.ofSeconds(15)));

    publish();
    assertThat(heard(job)).isEmpty();

    out.store.tx.run(() -> out.store.leases.take("events", other, "other", Duration.ZERO));
    publish();
    assertThat(heard(job)).containsExactly(Kind.START);
  }

  @Test
  void a_listener_that_is_away_holds_back_no_other() {
    Heard other = new Heard("other");
    PublishEvents both = publisher(new Listeners(List.of(out.heard, other)));
    both.publishEvents("other");
    UUID job = out.submit(account, Store.freshNumber(), 1);
    out.run();
    out.heard.away = true;

    publish();
    both.publishEvents("other");

    assertThat(out.heard.events()).isEmpty();
    assertThat(other.events()).extracting(event -> event.about().id()).containsExactly(job);
  }

  @Test
  void events_are_kept_for_a_while_and_for_a_week_for_who_has_not_been_told() {
    ForgetEvents forget = new ForgetEvents(steps(), new Listeners(List.of(out.heard)));
    out.submit(account, Store.freshNumber(), 1);
    out.run();
    out.heard.away = true;
    publish();

    out.store.tx.run(
        () ->
            out.store.settings.give(
                SettingScope.SYSTEM, account, Map.of("event_retention", 3_600), "test"));
    out.store.clock.advance(Duration.ofMinutes(61));
    forget.forgetEvents();
    assertThat(logged()).hasSize(1);

    out.heard.away = false;
    publish();
    forget.forgetEvents();
    assertThat(logged()).isEmpty();
    assertThat(out.heard.events()).hasSize(1);
  }

  @Test
  void what_could_not_be_told_for_a_week_is_given_up() {
    ForgetEvents forget = new ForgetEvents(steps(), new Listeners(List.of(out.heard)));
    out.submit(account, Store.freshNumber(), 1);
    out.run();
    out.heard.away = true;
    publish();
    out.store.clock.advance(Duration.ofDays(8));

    forget.forgetEvents();

    assertThat(logged()).isEmpty();
  }

  @Test
  void who_listens_no_more_holds_nothing_back() {
    ForgetEvents forget = new ForgetEvents(steps(), new Listeners(List.of()));
    out.submit(account, Store.freshNumber(), 1);
    out.run();
    out.store.tx.run(() -> out.store.events.append(1_000));
    out.store.clock.advance(Duration.ofHours(25));

    forget.forgetEvents();

    assertThat(logged()).isEmpty();
    assertThat(out.store.tx.in(out.store.cursors::hindmost)).isEmpty();
  }

  private List<LoggedEvent> logged() {
    return out.store.tx.in(() -> out.store.events.after(0, 1_000));
  }
}
