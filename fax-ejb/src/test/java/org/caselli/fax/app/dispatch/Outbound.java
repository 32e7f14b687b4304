package org.caselli.fax.app.dispatch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import org.caselli.fax.app.admin.ChangeSettings;
import org.caselli.fax.app.admin.SettingsAccess;
import org.caselli.fax.app.admin.Tenancy;
import org.caselli.fax.app.announce.Heard;
import org.caselli.fax.app.cancel.CancelJob;
import org.caselli.fax.app.cancel.CancelSteps;
import org.caselli.fax.app.claim.AccountSlots;
import org.caselli.fax.app.claim.ClaimJobs;
import org.caselli.fax.app.claim.DueQueue;
import org.caselli.fax.app.claim.NumberLocks;
import org.caselli.fax.app.drain.DutyRows;
import org.caselli.fax.app.drain.NodeDuty;
import org.caselli.fax.app.drain.OpenDoors;
import org.caselli.fax.app.keep.ReleaseDocuments;
import org.caselli.fax.app.maintain.ListJobs;
import org.caselli.fax.app.maintain.PauseSending;
import org.caselli.fax.app.maintain.ResumeSending;
import org.caselli.fax.app.maintain.UpdateJob;
import org.caselli.fax.app.maintain.UpdateSteps;
import org.caselli.fax.app.node.NodeLease;
import org.caselli.fax.app.node.NodeRows;
import org.caselli.fax.app.notify.ForgetMail;
import org.caselli.fax.app.notify.TellOfCancellation;
import org.caselli.fax.app.prepare.FairLanes;
import org.caselli.fax.app.prepare.FaxZone;
import org.caselli.fax.app.prepare.GiveUpFax;
import org.caselli.fax.app.prepare.PreparationLanes;
import org.caselli.fax.app.query.ReadHeldBack;
import org.caselli.fax.app.submit.Spool;
import org.caselli.fax.app.submit.SpoolDirectory;
import org.caselli.fax.app.transmit.CallNews;
import org.caselli.fax.app.transmit.CallPlanner;
import org.caselli.fax.app.transmit.CancelRequests;
import org.caselli.fax.app.transmit.ConcludeAttempt;
import org.caselli.fax.app.transmit.EndAttempt;
import org.caselli.fax.app.transmit.EndCancelledCalls;
import org.caselli.fax.app.transmit.LiveCalls;
import org.caselli.fax.app.transmit.Orphans;
import org.caselli.fax.app.transmit.Ownership;
import org.caselli.fax.app.transmit.RecordOutcome;
import org.caselli.fax.app.transmit.RecoverAttempts;
import org.caselli.fax.app.transmit.TendNode;
import org.caselli.fax.app.transmit.TransmitFax;
import org.caselli.fax.app.transmit.WriteProgress;
import org.caselli.fax.domain.call.TransmissionReport;
import org.caselli.fax.domain.dispatch.Surroundings;
import org.caselli.fax.domain.document.Document;
import org.caselli.fax.domain.job.Job;
import org.caselli.fax.domain.settings.SettingScope;
import org.caselli.fax.port.CallRequest;
import org.caselli.fax.port.NodeLife;
import org.caselli.fax.port.RecordingMeasures;
import org.caselli.fax.store.Store;
import org.caselli.fax.store.TestDatabase;
import org.caselli.fax.telephony.sandbox.SettableScheduler;

/** The outbound flow from the queue to the outcome: the real use cases over a real store. */
public final class Outbound {
  public final Store store;
  public final FakeQueues queues = new FakeQueues();
  public final RecordingWakeups wakeups = new RecordingWakeups();
  public final RecordingMeasures measures = new RecordingMeasures();
  public final Heard heard = new Heard();
  public final ScriptedEngine engine = new ScriptedEngine();
  public final SettableScheduler scheduler = new SettableScheduler();
  public final ClaimJobs claims;
  public final NumberLocks locks;
  public final DispatchJobs dispatch;
  public final StartDueJobs start;
  public final DueQueue due;
  public final LiveCalls calls;
  public final EndAttempt ending;
  public final SweepRows sweepRows;
  public final Sweep sweep;
  public final GiveUpFax giveUp;
  public final NodeLease lease;
  public final RecoverAttempts recover;
  public final TendNode tend;
  public final CancelJob cancel;
  public final EndCancelledCalls cancelled;

  /** A node that records outcomes on the thread that tells them. */
  public Outbound(TestDatabase database) {
    this(database, Runnable::run);
  }

  public Outbound(TestDatabase database, Executor executor) {
    store = new Store(database);
    NodeLife node = new NodeLife(Store.NODE);
    SequentialIds ids = new SequentialIds();
    TellOfCancellation tellOfCancellation =
        new TellOfCancellation(
            store.notices,
            new ReleaseDocuments(store.blobs, store.settings),
            new ForgetMail(store.mailedFaxes, store.blobs),
            ids,
            store.clock);
    AccountSlots slots = new AccountSlots(store.slots, store.settings);
    locks = new NumberLocks(store.numbers, slots, store.clock);
    claims =
        bean(
            ClaimJobs.class,
            new ClaimJobs(
                slots,
                locks,
                store.numbers,
                store.jobs,
                store.attempts,
                store.faxes,
                store.settings,
                node,
                ids,
                Heard.announcements(store),
                store.clock));
    start =
        new StartDueJobs(
            bean(EnqueueJobs.class, new EnqueueJobs(store.jobs, store.clock)), queues, wakeups);
    due = new DueQueue(scheduler.clock(), scheduler, start::startDueJobs);
    RecordOutcome record =
        bean(
            RecordOutcome.class,
            new RecordOutcome(
                store.jobs,
                store.attempts,
                store.faxes,
                slots,
                locks,
                store.journal,
                new ConcludeAttempt(
                    store.notices,
                    new ReleaseDocuments(store.blobs, store.settings),
                    tellOfCancellation,
                    store.settings,
                    ids,
                    store.clock),
                Heard.announcements(store),
                store.usage,
                store.clock));
    ending = new EndAttempt(record, wakeups, due, store.clock, measures);
    NodeRows nodeRows =
        bean(
            NodeRows.class,
            new NodeRows(store.leases, store.jobs, store.attempts, node, store.clock));
    lease = new NodeLease(nodeRows, store.clock);
    lease.stayAlive();
    calls =
        new LiveCalls(
            bean(
                WriteProgress.class,
                new WriteProgress(
                    store.journal,
                    new CallNews(Heard.announcements(store), store.attempts, store.faxes))),
            ending,
            lease,
            bean(Ownership.class, new Ownership(store.attempts, node)),
            engine,
            executor,
            store.clock,
            measures);
    engine.start(calls);
    dispatch =
        new DispatchJobs(
            claims,
            slots,
            queues,
            new TransmitFax(
                new CallPlanner(
                    store.settings,
                    store.accounts,
                    new FaxZone(store.accounts, store.ownFaxSettings)),
                calls,
                ending,
                engine,
                store.clock),
            wakeups,
            measures);
    Orphans orphans =
        bean(
            Orphans.class,
            new Orphans(
                store.attempts, nodeRows, store.journal, store.settings, node, store.clock));
    recover = new RecoverAttempts(orphans, lease, calls, engine, store.clock);
    tend = new TendNode(nodeRows, lease, calls, recover, engine, store.clock);
    sweepRows =
        bean(
            SweepRows.class,
            new SweepRows(
                store.jobs,
                store.slots,
                store.numbers,
                locks,
                store.leases,
                store.keys,
                store.submissions,
                store.requests,
                node,
                store.clock));
    CancelSteps cancelling =
        new CancelSteps(
            store.jobs,
            store.faxes,
            slots,
            locks,
            tellOfCancellation,
            Heard.announcements(store),
            store.usage,
            store.clock);
    cancel = new CancelJob(bean(CancelSteps.class, cancelling), calls, wakeups, measures);
    cancelled =
        new EndCancelledCalls(
            bean(CancelRequests.class, new CancelRequests(store.attempts)), calls);
    giveUp =
        new GiveUpFax(
            store.faxes,
            store.notices,
            new ReleaseDocuments(store.blobs, store.settings),
            ids,
            Heard.announcements(store),
            store.usage,
            store.clock,
            measures);
    ExpireJobs expire =
        bean(ExpireJobs.class, new ExpireJobs(slots, store.jobs, giveUp, store.clock));
    sweep =
        new Sweep(
            sweepRows,
            new Backlog(sweepRows, start, store.clock),
            due,
            start,
            expire,
            recover,
            queues,
            store.blobs,
            wakeups,
            duty(node),
            store.clock);
  }

  private NodeDuty duty(NodeLife node) {
    DutyRows rows = bean(DutyRows.class, new DutyRows(store.nodes, node, store.clock));
    FairLanes lanes = new FairLanes(Runnable::run, () -> 2, 100);
    return new NodeDuty(
        rows,
        new OpenDoors(),
        calls,
        new PreparationLanes(lanes, lanes, lanes),
        node,
        length -> {},
        () -> Surroundings.UNKNOWN);
  }

  /** What operators do with jobs. */
  public UpdateJob updateJob() {
    UpdateSteps steps =
        new UpdateSteps(
            store.jobs,
            store.faxes,
            new AccountSlots(store.slots, store.settings),
            giveUp,
            store.trail,
            store.clock);
    return new UpdateJob(
        new Tenancy(store.accounts), bean(UpdateSteps.class, steps), cancel, start, wakeups);
  }

  /** What operators see of jobs. */
  public ListJobs listJobs() {
    return bean(
        ListJobs.class,
        new ListJobs(
            new Tenancy(store.accounts), store.jobs, store.attempts, store.faxes, heldBack()));
  }

  /** For whom sending is paused. */
  public ReadHeldBack heldBack() {
    return bean(ReadHeldBack.class, new ReadHeldBack(store.settings));
  }

  /** The brake. */
  public PauseSending pauseSending() {
    return new PauseSending(new Tenancy(store.accounts), changeSettings(), store.settings);
  }

  /** Its release; the second wake-up comes a second later. */
  public ResumeSending resumeSending() {
    return new ResumeSending(
        new Tenancy(store.accounts),
        changeSettings(),
        store.settings,
        sweepRows,
        wakeups,
        scheduler);
  }

  private ChangeSettings changeSettings() {
    SettingsAccess access = new SettingsAccess(new Tenancy(store.accounts), store.faxboxes);
    return bean(ChangeSettings.class, new ChangeSettings(access, store.settings, noSpool()));
  }

  private static Spool noSpool() {
    return new Spool(
        new SpoolDirectory(Path.of("spool"), "test", () -> ""), new SequentialIds(), () -> {});
  }

  private <T> T bean(Class<T> type, T bean) {
    return TransactionalBean.of(type, bean, store.tx);
  }

  /** A fax that is ready, with its message in the queue. */
  public UUID submit(UUID account, String to, int retries, String... recipients) {
    UUID id = store.asleep(account, to, retries, recipients);
    start.startDueJobs(List.of(id));
    return id;
  }

  /** Acts on all wake-ups until there are no more. */
  public void run() {
    for (UUID account = wakeups.dispatches.poll();
        account != null;
        account = wakeups.dispatches.poll()) {
      dispatch.dispatchJobs(account);
    }
  }

  /** Time passes for the clock and for the timers. */
  public void advance(Duration time) {
    store.clock.advance(time);
    scheduler.advance(time);
  }

  /** The account may have so many live attempts. */
  public void maxOutbound(UUID account, int most) {
    give(SettingScope.ACCOUNT, account, "max_outbound", most);
  }

  /** Gives one setting for the whole system; null takes it back. */
  public void system(String name, Object value) {
    give(SettingScope.SYSTEM, UUID.randomUUID(), name, value);
  }

  private void give(SettingScope scope, UUID id, String name, Object value) {
    Map<String, Object> values = new HashMap<>();
    values.put(name, value);
    store.tx.run(() -> store.settings.give(scope, id, values, "test"));
  }

  /** Gives a fax a file of so many pages. */
  public void hasPages(UUID account, UUID fax, int pages) throws java.io.IOException {
    Path file = Files.createTempFile("pages", ".tiff");
    try {
      Files.writeString(file, fax.toString());
      Document document = store.blobs.put(account, file, "image/tiff");
      store.tx.run(
          () -> {
            store.blobs.retain(document.id());
            store.faxes.byId(fax).orElseThrow().keepsFaxFile(document.id(), pages, 10);
          });
    } finally {
      Files.delete(file);
    }
  }

  /** The live call of a job. */
  public CallRequest callOf(UUID job) {
    UUID attempt = job(job).attemptId().orElseThrow();
    return engine.live().stream()
        .filter(call -> call.call().value().equals(attempt))
        .findFirst()
        .orElseThrow(() -> new AssertionError("No live call for job " + job));
  }

  /** Whether a job has a live call. */
  public boolean isCalling(UUID job) {
    Optional<UUID> attempt = job(job).attemptId();
    return engine.live().stream()
        .anyMatch(call -> attempt.equals(Optional.of(call.call().value())));
  }

  /** Ends the call of a job. */
  public void end(TransmissionReport report) {
    engine.end(report);
  }

  /** The job as it is written down. */
  public Job job(UUID id) {
    return store.job(id);
  }
}
