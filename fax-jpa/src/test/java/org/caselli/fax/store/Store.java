package org.caselli.fax.store;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.caselli.fax.domain.account.Account;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.fax.FaxOptions;
import org.caselli.fax.domain.job.Attempt;
import org.caselli.fax.domain.job.Job;
import org.caselli.fax.domain.job.Schedule;
import org.caselli.fax.domain.mail.DeliveryWish;
import org.caselli.fax.domain.mail.MailedFax;
import org.caselli.fax.fixture.SettableClock;

/** All repositories over one database, and valid rows to begin with. */
public final class Store {
  /** The node that attempts of this store belong to. */
  public static final Attempt.Owner NODE =
      new Attempt.Owner("node-1", UUID.fromString("11111111-1111-4111-8111-111111111111"));

  public final SettableClock clock = new SettableClock();
  public final Transactions tx;
  public final JpaAccounts accounts;
  public final JpaKeys keys;
  public final JpaUsers users;
  public final JpaOwnFaxSettings ownFaxSettings;
  public final JpaSubmissionKeys submissions;
  public final JpaRequestKeys requests;
  public final JpaBatches batches;
  public final JpaFaxes faxes;
  public final JpaFaxDetails details;
  public final JpaFaxboxes faxboxes;
  public final JpaCallflows callflows;
  public final JpaFaxIndex index;
  public final JpaJobs jobs;
  public final JpaAttempts attempts;
  public final JpaOldFaxes oldFaxes;
  public final JpaReceptions receptions;
  public final JpaMailLog mailLog;
  public final JpaNotices notices;
  public final JpaNoticeTexts noticeTexts;
  public final JpaMailReports mailReports;
  public final JpaMailedFaxes mailedFaxes;
  public final JpaReaders readers;
  public final JpaBacklogs backlogs;
  public final JpaUnfinishedJobs unfinished;
  public final JdbcUsageLedger usage;
  public final JpaWebhooks webhooks;
  public final JpaDeliveries deliveries;
  public final JdbcEventOutbox outbox;
  public final JdbcEventLog events;
  public final JdbcEventCursors cursors;
  public final JpaAuditTrail trail;
  public final JpaSettings settings;
  public final JpaSlotRows slots;
  public final JpaNumberLockRows numbers;
  public final JpaLeases leases;
  public final JpaNodes nodes;
  public final JdbcProgressJournal journal;
  public final JdbcBlobStore blobs;

  private static final AtomicInteger NUMBERS = new AtomicInteger(1000);

  public Store(TestDatabase database) {
    tx = database.transactions();
    accounts = new JpaAccounts(tx.entityManager(), clock);
    keys = new JpaKeys(tx.entityManager());
    users = new JpaUsers(tx.entityManager());
    ownFaxSettings = new JpaOwnFaxSettings(accounts, users);
    submissions = new JpaSubmissionKeys(tx.entityManager());
    requests = new JpaRequestKeys(tx.entityManager());
    batches = new JpaBatches(tx.entityManager());
    faxes = new JpaFaxes(tx.entityManager());
    details = new JpaFaxDetails(tx.entityManager());
    faxboxes = new JpaFaxboxes(tx.entityManager());
    callflows = new JpaCallflows(tx.entityManager());
    index = new JpaFaxIndex(tx.entityManager());
    jobs = new JpaJobs(tx.entityManager());
    attempts = new JpaAttempts(tx.entityManager());
    oldFaxes = new JpaOldFaxes(tx.entityManager());
    receptions = new JpaReceptions(tx.entityManager());
    mailLog = new JpaMailLog(tx.entityManager());
    notices = new JpaNotices(tx.entityManager());
    noticeTexts = new JpaNoticeTexts(tx.entityManager());
    mailReports = new JpaMailReports(tx.entityManager());
    mailedFaxes = new JpaMailedFaxes(tx.entityManager());
    readers = new JpaReaders(tx.entityManager());
    backlogs = new JpaBacklogs(tx.entityManager());
    unfinished = new JpaUnfinishedJobs(tx.entityManager());
    usage = new JdbcUsageLedger(tx.entityManager());
    webhooks = new JpaWebhooks(tx.entityManager());
    deliveries = new JpaDeliveries(tx.entityManager());
    outbox = new JdbcEventOutbox(tx.entityManager());
    events = new JdbcEventLog(tx.entityManager());
    cursors = new JdbcEventCursors(tx.entityManager());
    trail = new JpaAuditTrail(tx.entityManager());
    settings = new JpaSettings(tx.entityManager(), trail, clock);
    slots = new JpaSlotRows(tx.entityManager());
    numbers = new JpaNumberLockRows(tx.entityManager());
    leases = new JpaLeases(tx.entityManager());
    nodes = new JpaNodes(tx.entityManager());
    journal = new JdbcProgressJournal(tx.entityManager());
    blobs = new JdbcBlobStore(tx.dataSource(), clock);
  }

  /** How the fixtures' faxes are to be sent: nothing special. */
  public static FaxOptions plainOptions(String... recipients) {
    return new FaxOptions(
        "",
        "",
        "",
        List.of(recipients),
        Map.of(),
        Map.of(),
        false,
        "",
        Optional.of(false),
        FaxOptions.Look.AS_SET);
  }

  /** A number that no other test has. */
  public static String freshNumber() {
    return "+1212555" + NUMBERS.incrementAndGet();
  }

  /** A new account. */
  public UUID account() {
    return account(Optional.empty());
  }

  /** A new account below another. */
  public UUID account(Optional<UUID> parent) {
    UUID id = UUID.randomUUID();
    ZoneId zone = ZoneOffset.UTC;
    tx.run(
        () ->
            accounts.add(
                new Account(id, parent, "test", id + ".example", zone, "{}", clock.instant())));
    return id;
  }

  /** A fax of an account with a job that is being prepared. */
  public UUID preparing(UUID account, String to, int retries, String... recipients) {
    return preparing(account, to, retries, plainOptions(recipients));
  }

  /** A fax with a job whose document is still to be prepared. */
  public UUID preparing(UUID account, String to, int retries, FaxOptions options) {
    UUID id = UUID.randomUUID();
    tx.run(
        () -> {
          faxes.add(
              Fax.outbound(
                  id,
                  new Fax.Parties(account, Optional.empty(), "+12125550100", "Me", to, "You"),
                  options,
                  "{}",
                  clock.instant()));
          jobs.add(new Job(id, account, to, retries, Schedule.AT_ONCE, "test", clock.instant()));
        });
    return id;
  }

  /** A fax with a job that is pending and asleep, due now. */
  public UUID asleep(UUID account, String to, int retries, String... recipients) {
    UUID id = preparing(account, to, retries, recipients);
    tx.run(() -> jobs.byId(id).orElseThrow().prepared(clock.instant(), clock.instant()));
    return id;
  }

  /** A fax that came by mail, whose sender wants to be told otherwise; pending and asleep. */
  public UUID mailed(UUID account, String to, DeliveryWish wish) {
    UUID id = preparing(account, to, 3, plainOptions(wish.sender()).wishing(wish));
    tx.run(
        () -> {
          jobs.byId(id).orElseThrow().prepared(clock.instant(), clock.instant());
          mailedFaxes.add(
              new MailedFax(id, account, "Subject: a\r\n", Optional.empty(), clock.instant()));
        });
    return id;
  }

  /** A fax with a job that is in its account's queue. */
  public UUID queued(UUID account, String to, int retries, String... recipients) {
    UUID id = asleep(account, to, retries, recipients);
    tx.run(() -> jobs.byId(id).orElseThrow().enqueued(jobs.nextOrder(), clock.instant()));
    return id;
  }

  /** A live attempt for a job that is pending, without slot and number. */
  public UUID live(UUID job, Attempt.Owner owner) {
    UUID id = UUID.randomUUID();
    tx.run(
        () -> {
          Job found = jobs.byId(job).orElseThrow();
          attempts.add(new Attempt(id, found, owner, true, "token" + id, 0, 3, clock.instant()));
          found.claimed(id, clock.instant());
        });
    return id;
  }

  /** The job as it is written down. */
  public Job job(UUID id) {
    return tx.in(() -> jobs.byId(id).orElseThrow());
  }

  /** The attempt as it is written down. */
  public Attempt attempt(UUID id) {
    return tx.in(() -> attempts.byId(id).orElseThrow());
  }
}
