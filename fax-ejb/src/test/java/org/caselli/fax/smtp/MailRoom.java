package org.caselli.fax.smtp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.caselli.fax.app.announce.Heard;
import org.caselli.fax.app.dispatch.SequentialIds;
import org.caselli.fax.app.dispatch.TransactionalBean;
import org.caselli.fax.app.keep.StoreDocument;
import org.caselli.fax.app.limit.AdmitWork;
import org.caselli.fax.app.mailin.FindMailTarget;
import org.caselli.fax.app.mailin.KeepMail;
import org.caselli.fax.app.mailin.KeptMails;
import org.caselli.fax.app.mailin.MailReportDesk;
import org.caselli.fax.app.mailin.RecogniseSender;
import org.caselli.fax.app.mailin.ReportFailedMail;
import org.caselli.fax.app.mailin.SendMailReports;
import org.caselli.fax.app.mailin.TellOfFailedMail;
import org.caselli.fax.app.maillog.InMemoryMailLog;
import org.caselli.fax.app.maillog.RecordMail;
import org.caselli.fax.app.notify.NoticeReaders;
import org.caselli.fax.app.notify.NoticeWordings;
import org.caselli.fax.app.notify.WordMailError;
import org.caselli.fax.app.prepare.FaxZone;
import org.caselli.fax.app.submit.Spool;
import org.caselli.fax.app.submit.SpoolDirectory;
import org.caselli.fax.app.submit.Submissions;
import org.caselli.fax.app.submit.SubmitFax;
import org.caselli.fax.app.webhook.ReportMailError;
import org.caselli.fax.app.webhook.TellWebhooks;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.account.Role;
import org.caselli.fax.domain.account.User;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.faxbox.Faxbox;
import org.caselli.fax.domain.faxbox.FaxboxDocument;
import org.caselli.fax.domain.maillog.LoggedMail;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;
import org.caselli.fax.domain.settings.SettingScope;
import org.caselli.fax.domain.settings.Settings;
import org.caselli.fax.port.RecordingMailer;
import org.caselli.fax.port.RecordingMeasures;
import org.caselli.fax.port.Wakeups;
import org.caselli.fax.smtp.proof.FakeNames;
import org.caselli.fax.store.Store;
import org.caselli.fax.store.TestDatabase;
import org.caselli.fax.wire.HookPayloadJson;

/** The mail entrance on a free port, over the real use cases and a database in memory. */
final class MailRoom implements AutoCloseable {
  static final String DOMAIN = "box.fax.example";
  static final String TO = "15551234567@" + DOMAIN;
  static final String SENDER = "ann@corp.example";

  final Store store;
  final UUID account;
  final Path directory;

  /** Of mails that are being taken. */
  final Path marks;

  final InMemoryMailLog logged = new InMemoryMailLog();
  final FakeNames names = new FakeNames();
  final RecordingMailer mailer = new RecordingMailer();
  final SendMailReports reports;
  final RecordingMeasures measures = new RecordingMeasures();

  /** Free bytes on the disk. */
  volatile long room = Long.MAX_VALUE;

  private final MailDesk desk;
  private final MailEntrance entrance;
  private final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(1);
  private final List<UUID> made = new CopyOnWriteArrayList<>();
  private final Map<String, Access> known = new ConcurrentHashMap<>();
  private final List<UUID> boxes = new ArrayList<>();
  private final Map<String, Object> settings = new HashMap<>();

  /** Keeps its mail log in memory. */
  MailRoom(TestDatabase database, Path directory) {
    this(database, directory, false);
  }

  /**
   * @param logKept whether the mail log is kept in the database
   */
  MailRoom(TestDatabase database, Path directory, boolean logKept) {
    this.store = new Store(database);
    this.directory = directory;
    this.marks = directory.resolve("marks-" + UUID.randomUUID());
    this.account = store.account();
    SequentialIds ids = new SequentialIds();
    AdmitWork admitWork = new AdmitWork(() -> Map.of("data", room), store.settings);
    SubmitFax submit = Submissions.useCase(admitWork, store, ids, new Made(), Heard.nobody());
    Spool spool =
        new Spool(new SpoolDirectory(directory, "node", () -> ""), ids, admitWork::admitWork);
    spool.open();
    FindMailTarget find =
        TransactionalBean.of(
            FindMailTarget.class,
            new FindMailTarget(store.accounts, store.faxboxes, store.users, store.settings),
            store.tx);
    RecordMail record =
        TransactionalBean.of(
            RecordMail.class,
            new RecordMail(logKept ? store.mailLog : logged, ids, store.clock),
            store.tx);
    MailFailures failures =
        new MailFailures(
            new TellOfFailedMail(
                record,
                TransactionalBean.of(
                    ReportFailedMail.class,
                    new ReportFailedMail(
                        store.mailReports, store.users, store.settings, words(), ids, store.clock),
                    store.tx),
                mailErrors(ids),
                store.settings));
    this.reports =
        new SendMailReports(
            TransactionalBean.of(
                MailReportDesk.class, new MailReportDesk(store.mailReports, store.clock), store.tx),
            mailer);
    MailFaxes faxes =
        new MailFaxes(
            new MailOrder(submit, keepMail(), new MailLogbook(record), ids),
            failures,
            new MailLetters(spool),
            FakeNames.proofs(store.settings, names),
            store.settings);
    MailSuspects suspects = new MailSuspects(marks, store.clock);
    desk =
        new MailDesk(find, faxes, failures, spool, suspects, admitWork, store.settings, measures);
    this.entrance = another(-19_025);
  }

  private ReportMailError mailErrors(SequentialIds ids) {
    TellWebhooks tell =
        new TellWebhooks(
            store.webhooks,
            store.deliveries,
            store.accounts,
            new HookPayloadJson("fax1", "1.2.3"),
            store.settings,
            ids,
            store.clock);
    return TransactionalBean.of(
        ReportMailError.class,
        new ReportMailError(tell, store.faxboxes, ids, store.clock),
        store.tx);
  }

  private WordMailError words() {
    return new WordMailError(
        store.accounts,
        store.faxboxes,
        new NoticeReaders(
            store.readers,
            store.accounts,
            store.faxboxes,
            store.settings,
            new FaxZone(store.accounts, store.ownFaxSettings)),
        new NoticeWordings(store.noticeTexts, store.accounts),
        store.clock);
  }

  private KeepMail keepMail() {
    return new KeepMail(
        new StoreDocument(store.blobs, store.settings, length -> {}),
        TransactionalBean.of(
            KeptMails.class,
            new KeptMails(store.mailedFaxes, store.jobs, store.blobs, store.settings, store.clock),
            store.tx));
  }

  /** The entrance that {@link #client} talks to. */
  MailEntrance entrance() {
    return entrance;
  }

  /** An entrance on {@code smtp_port} and an offset; on any port where that is 0. */
  MailEntrance another(int offset) {
    return another(offset, Optional::empty);
  }

  /** The same, where senders can sign in. */
  MailEntrance another(int offset, Supplier<Optional<SSLContext>> tls) {
    return opened(offset, tls, store.settings);
  }

  /** One that reads its settings elsewhere. */
  MailEntrance another(Settings elsewhere) {
    return opened(-19_025, Optional::empty, elsewhere);
  }

  private MailEntrance opened(int offset, Supplier<Optional<SSLContext>> tls, Settings read) {
    MailEntrance opened =
        new MailEntrance(
            desk,
            new SenderLogin(senders()),
            new MailLimits(store.settings, store.clock),
            read,
            scheduler);
    opened.open(
        new MailEntrance.Place(InetAddress.getLoopbackAddress(), offset, "fax.example", tls),
        Executors.newCachedThreadPool());
    return opened;
  }

  /** Somebody who can sign in. */
  void known(String name, String password, Access access) {
    known.put(name + " " + password, access);
  }

  RecogniseSender senders() {
    return new Senders();
  }

  private final class Senders extends RecogniseSender {
    @Override
    public Access recogniseSender(String name, String password, String address) {
      return Optional.ofNullable(known.get(name + " " + password))
          .orElseThrow(() -> new FaxException(ProblemType.NOT_AUTHENTICATED, "Nobody"));
    }
  }

  /** Writes down what was submitted. */
  private final class Made implements Wakeups {
    @Override
    public void prepare(UUID job, UUID owner) {
      made.add(job);
    }

    @Override
    public void dispatch(UUID owner) {}

    @Override
    public void dispatchLater(UUID owner) {}

    @Override
    public void notice(UUID notice) {}

    @Override
    public void close() {}
  }

  /** A faxbox at {@link #DOMAIN} that takes mail from {@link #SENDER}. */
  UUID faxbox() {
    return faxbox(DOMAIN, Map.of("smtp_permission_list", List.of(SENDER)));
  }

  UUID faxbox(String domain, Map<String, ?> more) {
    UUID id = UUID.randomUUID();
    Map<String, Object> fields =
        new LinkedHashMap<>(Map.of("name", "box", "caller_id", "+12125550100"));
    fields.putAll(more);
    boxes.add(id);
    store.tx.run(
        () ->
            store.faxboxes.add(
                new Faxbox(
                    id, account, domain, new FaxboxDocument(fields), store.clock.instant())));
    return id;
  }

  /** A user of the account. */
  UUID user(String email) {
    UUID id = UUID.randomUUID();
    User.Profile profile = new User.Profile(id.toString(), email, Role.USER, "", true, "{}");
    store.tx.run(() -> store.users.add(new User(id, account, profile, store.clock.instant())));
    return id;
  }

  void setting(String name, Object value) {
    settings.put(name, value);
    give(settings);
  }

  private void give(Map<String, Object> values) {
    store.tx.run(() -> store.settings.give(SettingScope.SYSTEM, new UUID(0, 0), values, "test"));
  }

  SmtpClient client() {
    return new SmtpClient(entrance.port());
  }

  int port() {
    return entrance.port();
  }

  /** The faxes that were made, in order. */
  List<Fax> faxes() {
    return store.tx.in(() -> made.stream().map(id -> store.faxes.byId(id).orElseThrow()).toList());
  }

  /** The sentences of the mail log. */
  List<String> errors() {
    return logged.all().stream().map(LoggedMail::errors).flatMap(List::stream).toList();
  }

  /** What is left in the spool. */
  List<Path> spooled() {
    try (Stream<Path> files = Files.list(directory)) {
      return new ArrayList<>(files.filter(file -> !file.equals(marks)).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Leaves everything as a process does that is killed; nothing in the database is touched. */
  void abandon() {
    entrance.close();
    scheduler.shutdownNow();
  }

  @Override
  public void close() {
    entrance.close();
    scheduler.shutdownNow();
    settings.replaceAll((name, value) -> null);
    give(settings);
    store.tx.run(
        () ->
            boxes.forEach(
                id -> store.faxboxes.byId(account, id).ifPresent(store.faxboxes::remove)));
    boxes.clear();
  }
}
