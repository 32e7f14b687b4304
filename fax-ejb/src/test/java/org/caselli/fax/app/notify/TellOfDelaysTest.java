package org.caselli.fax.app.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.caselli.fax.app.dispatch.SequentialIds;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.job.Job;
import org.caselli.fax.domain.job.Schedule;
import org.caselli.fax.domain.mail.DeliveryWish;
import org.caselli.fax.domain.mail.MailedFax;
import org.caselli.fax.domain.notice.Notice;
import org.caselli.fax.domain.notice.NoticeKind;
import org.caselli.fax.store.Store;
import org.caselli.fax.store.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Senders of mails who asked are told when their fax waits for long. */
class TellOfDelaysTest {
  private final TestDatabase database = TestDatabase.h2();
  private final Store store = new Store(database);
  private final UUID account = store.account();
  private final TellOfDelays tell =
      new TellOfDelays(
          store.mailedFaxes,
          store.jobs,
          store.faxes,
          store.notices,
          new ForgetMail(store.mailedFaxes, store.blobs),
          new SequentialIds(),
          store.clock);

  @AfterEach
  void close() {
    database.close();
  }

  /** A fax by mail, of which its sender is to be told after an hour. */
  private UUID mailed() {
    UUID id = UUID.randomUUID();
    DeliveryWish wish =
        new DeliveryWish(
            "ann@example.org", "1@box.example", Set.of(DeliveryWish.Event.DELAY), "", "", false);
    Fax fax =
        Fax.outbound(
            id,
            new Fax.Parties(account, Optional.empty(), "+1202", "", "+15005550000", ""),
            Store.plainOptions("ann@example.org").wishing(wish),
            "{}",
            store.clock.instant());
    Job job = new Job(id, account, "+15005550000", 3, Schedule.AT_ONCE, "", store.clock.instant());
    MailedFax mail = new MailedFax(id, account, "", Optional.empty(), store.clock.instant());
    mail.isLateAt(store.clock.instant().plus(Duration.ofHours(1)));
    store.tx.run(
        () -> {
          store.faxes.add(fax);
          store.jobs.add(job);
          store.mailedFaxes.add(mail);
        });
    return id;
  }

  private Optional<Notice> told(UUID fax) {
    return store.tx.in(
        () ->
            store.notices.due(store.clock.instant(), 1_000).stream()
                .map(id -> store.notices.byId(id).orElseThrow())
                .filter(notice -> notice.faxId().equals(fax))
                .findFirst());
  }

  private void pass(Duration time) {
    store.clock.advance(time);
    store.tx.run(tell::tellOfDelays);
  }

  @Test
  void a_fax_that_waits_is_told_of_once_when_its_time_has_come() {
    UUID fax = mailed();
    pass(Duration.ofMinutes(59));
    assertThat(told(fax)).isEmpty();

    pass(Duration.ofMinutes(1));
    pass(Duration.ofHours(1));

    assertThat(told(fax))
        .hasValueSatisfying(
            notice -> {
              assertThat(notice.kind()).isEqualTo(NoticeKind.DELAY);
              assertThat(notice.recipients()).containsExactly("ann@example.org");
            });
  }

  @Test
  void a_fax_that_has_ended_is_not_late() {
    UUID fax = mailed();
    store.tx.run(() -> store.jobs.byId(fax).orElseThrow().failed("broken", store.clock.instant()));

    pass(Duration.ofHours(2));

    assertThat(told(fax)).isEmpty();
  }

  @Test
  void a_mail_of_long_ago_is_forgotten() {
    UUID fax = mailed();

    pass(Duration.ofDays(61));

    assertThat(store.tx.in(() -> store.mailedFaxes.byFax(fax))).isEmpty();
  }
}
