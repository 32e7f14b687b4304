package org.caselli.fax.app.prepare;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.caselli.fax.app.admin.Tenancy;
import org.caselli.fax.app.announce.Heard;
import org.caselli.fax.app.dispatch.Outbound;
import org.caselli.fax.app.dispatch.SequentialIds;
import org.caselli.fax.app.dispatch.TransactionalBean;
import org.caselli.fax.app.keep.StoreDocument;
import org.caselli.fax.app.submit.Spool;
import org.caselli.fax.app.submit.SpoolDirectory;
import org.caselli.fax.app.submit.Submission;
import org.caselli.fax.app.submit.Submissions;
import org.caselli.fax.app.submit.SubmitFax;
import org.caselli.fax.domain.document.Document;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.job.Job;
import org.caselli.fax.domain.notice.Notice;
import org.caselli.fax.domain.settings.SettingScope;
import org.caselli.fax.domain.submission.Accepted;
import org.caselli.fax.fixture.AttemptReports;
import org.caselli.fax.port.FakeFetcher;
import org.caselli.fax.port.NodeLife;
import org.caselli.fax.store.Store;
import org.caselli.fax.store.TestDatabase;

/**
 * The way of a fax from its submission to the queue: the real use cases over a real store and real
 * conversion. All lanes run on the caller's thread.
 */
final class Preparation {
  static final String RECIPIENT = "sender@example.com";

  final Outbound out;
  final Store store;
  final FakeFetcher fetcher = new FakeFetcher();
  final UUID account;
  List<String> recipients = List.of(RECIPIENT);
  private final Path spoolDirectory;
  private final Path uploads;
  final CountingConverter converter;
  final MakeRenditions make;
  final Renditions renditions;
  final PreviewDocument previewDocument;
  private final SubmitFax submit;
  private final PrepareFax prepare;

  /** Everything over a database; files are made below {@code directory}. */
  Preparation(TestDatabase database, Path directory) {
    this.uploads = directory.resolve("uploads");
    this.spoolDirectory = directory.resolve("spool");
    makeUploads();
    out = new Outbound(database);
    store = out.store;
    account = store.account();
    SequentialIds ids = new SequentialIds();
    StoreDocument documents = new StoreDocument(store.blobs, store.settings, length -> {});
    Spool spool = new Spool(new SpoolDirectory(spoolDirectory, "test", () -> ""), ids, () -> {});
    spool.open();
    submit = Submissions.useCase(store, ids, out.wakeups, Heard.announcements(store));
    FetchDocument fetch =
        new FetchDocument(fetcher, documents, spool, store.settings, out.measures, store.clock);
    converter = new CountingConverter();
    make =
        new MakeRenditions(
            new FaxFiles(
                converter,
                documents,
                store.blobs,
                spool,
                new FaxFormats(new FaxZone(store.accounts, store.ownFaxSettings), store.settings),
                store.settings),
            fetch,
            TransactionalBean.of(
                KeepRendition.class,
                new KeepRendition(store.faxes, store.jobs, store.blobs, store.settings),
                store.tx),
            store.blobs,
            store.clock);
    renditions = new Renditions(make);
    previewDocument =
        new PreviewDocument(
            new Tenancy(store.accounts),
            store.faxboxes,
            converter,
            new FaxFormats(new FaxZone(store.accounts, store.ownFaxSettings), store.settings),
            store.settings,
            spool);
    PreparationSteps steps =
        TransactionalBean.of(
            PreparationSteps.class,
            new PreparationSteps(
                store.jobs,
                store.faxes,
                store.blobs,
                out.giveUp,
                store.settings,
                Heard.announcements(store),
                store.clock,
                out.measures,
                new NodeLife(Store.NODE)),
            store.tx);
    BatchSteps batches =
        TransactionalBean.of(
            BatchSteps.class,
            new BatchSteps(store.jobs, store.faxes, store.blobs, steps, out.giveUp),
            store.tx);
    prepare =
        new PrepareFax(
            steps,
            batches,
            fetch,
            make,
            store.settings,
            out.queues,
            out.wakeups,
            new PreparationLanes(
                new FairLanes(Runnable::run, () -> 2, 100),
                new FairLanes(Runnable::run, () -> 2, 100),
                new FairLanes(Runnable::run, () -> 1, 100)));
  }

  private void makeUploads() {
    try {
      Files.createDirectories(uploads);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A PDF of so many blank A4 pages. */
  static byte[] pdf(int pages) {
    String kids =
        IntStream.range(0, pages)
            .mapToObj(page -> page + 3 + " 0 R")
            .collect(Collectors.joining(" "));
    List<String> objects = new ArrayList<>();
    objects.add("<</Type/Catalog/Pages 2 0 R>>");
    objects.add("<</Type/Pages/Kids[" + kids + "]/Count " + pages + ">>");
    for (int page = 0; page < pages; page++) {
      objects.add("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<<>>>>");
    }
    StringBuilder text = new StringBuilder("%PDF-1.4\n");
    StringBuilder table = new StringBuilder("0000000000 65535 f \n");
    for (int i = 0; i < objects.size(); i++) {
      table.append(String.format("%010d 00000 n \n", text.length()));
      text.append(i + 1).append(" 0 obj\n").append(objects.get(i)).append("\nendobj\n");
    }
    int start = text.length();
    int size = objects.size() + 1;
    text.append("xref\n0 ").append(size).append('\n').append(table);
    text.append("trailer\n<</Size ").append(size).append("/Root 1 0 R>>\n");
    text.append("startxref\n").append(start).append("\n%%EOF\n");
    return text.toString().getBytes(US_ASCII);
  }

  /** A submitted fax whose document was uploaded. */
  UUID uploaded(byte[] content, String mediaType, int retries) throws IOException {
    return submitted(fresh().with(upload(content, mediaType)).retries(retries));
  }

  /** A submitted fax whose document is at a URL. */
  UUID at(String url, int retries) {
    return submitted(fresh().from(url).retries(retries));
  }

  /** A submission to a number that no other test has. */
  Submissions fresh() {
    return Submissions.of(account).to(Store.freshNumber()).telling(recipients);
  }

  /** A document that came along. */
  Submission.Upload upload(byte[] content, String mediaType) throws IOException {
    Path file = uploads.resolve(UUID.randomUUID() + ".in");
    Files.write(file, content);
    return new Submission.Upload(file, mediaType);
  }

  /** The only fax, or the first. */
  UUID submitted(Submissions submission) {
    return accepted(submission).first();
  }

  Accepted accepted(Submissions submission) {
    return submit.submitFax(submission.build()).accepted();
  }

  /** Gives a setting for the account. */
  void set(String name, Object value) {
    store.tx.run(
        () -> store.settings.give(SettingScope.ACCOUNT, account, Map.of(name, value), "test"));
  }

  /** The fax is called and arrives whole. */
  void isDelivered(UUID id) {
    out.run();
    UUID attempt = job(id).attemptId().orElseThrow();
    out.end(AttemptReports.delivered(attempt, fax(id).pages(), store.clock.instant()));
  }

  /** How many faxes refer to a document. */
  int references(UUID document) {
    return store.tx.in(
        () ->
            ((Number)
                    store
                        .tx
                        .entityManager()
                        .createNativeQuery("select refs from document where id = ?1")
                        .setParameter(1, document)
                        .getSingleResult())
                .intValue());
  }

  /** All bytes of a document are lost. */
  void loses(UUID document) {
    store.tx.run(
        () ->
            store
                .tx
                .entityManager()
                .createNativeQuery("delete from document_chunk where document_id = ?1")
                .setParameter(1, document)
                .executeUpdate());
  }

  /** A short document has as many bytes as before, and they are others. */
  void damages(UUID document) throws IOException {
    byte[] zeros = new byte[content(document).length];
    store.tx.run(
        () ->
            store
                .tx
                .entityManager()
                .createNativeQuery("update document_chunk set bytes = ?2 where document_id = ?1")
                .setParameter(1, document)
                .setParameter(2, zeros)
                .executeUpdate());
  }

  /** Somebody wakes up for the job. */
  void prepare(UUID job) {
    prepare.prepareFax(job, account);
  }

  /** The sweep finds what waits to be prepared; whether the job was among it. */
  boolean isSwept(UUID job) {
    out.wakeups.preparations.clear();
    out.sweep.sweep();
    return out.wakeups.preparations.contains(job);
  }

  Instant now() {
    return store.clock.instant();
  }

  Job job(UUID id) {
    return store.job(id);
  }

  Fax fax(UUID id) {
    return store.tx.in(() -> store.faxes.byId(id).orElseThrow());
  }

  Document document(UUID id) {
    return store.blobs.find(account, id).orElseThrow();
  }

  byte[] content(UUID id) throws IOException {
    try (InputStream in = store.blobs.open(document(id), 0)) {
      return in.readAllBytes();
    }
  }

  /** The notices that were announced, as they are written down. */
  List<Notice> notices() {
    return store.tx.in(
        () ->
            out.wakeups.notices.stream().map(id -> store.notices.byId(id).orElseThrow()).toList());
  }

  /** What lies in the spool. */
  List<Path> spooled() {
    try (var files = Files.list(spoolDirectory)) {
      return files.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
