package org.caselli.fax.app.prepare;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.caselli.fax.app.dispatch.Outbound;
import org.caselli.fax.app.dispatch.SequentialIds;
import org.caselli.fax.app.dispatch.TransactionalBean;
import org.caselli.fax.app.submit.Spool;
import org.caselli.fax.app.submit.StoreSubmission;
import org.caselli.fax.app.submit.Submission;
import org.caselli.fax.app.submit.SubmitFax;
import org.caselli.fax.domain.document.Document;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.fax.FaxOptions;
import org.caselli.fax.domain.job.Job;
import org.caselli.fax.domain.notice.Notice;
import org.caselli.fax.domain.settings.SettingScope;
import org.caselli.fax.port.FakeFetcher;
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
  private final Path spoolDirectory;
  private final SubmitFax submit;
  private final PrepareFax prepare;

  Preparation(TestDatabase database, Path spoolDirectory) {
    this.spoolDirectory = spoolDirectory;
    out = new Outbound(database);
    store = out.store;
    account = store.account();
    store.tx.run(
        () ->
            store.settings.give(
                SettingScope.ACCOUNT, account, Map.of("page_header", "none"), "test"));
    SequentialIds ids = new SequentialIds();
    Spool spool = new Spool(spoolDirectory, ids);
    spool.open();
    submit =
        new SubmitFax(
            TransactionalBean.of(
                StoreSubmission.class,
                new StoreSubmission(
                    store.accounts,
                    store.faxboxes,
                    store.faxes,
                    store.jobs,
                    store.blobs,
                    store.clock),
                store.tx),
            store.blobs,
            ids,
            out.wakeups);
    prepare =
        new PrepareFax(
            TransactionalBean.of(
                PreparationSteps.class,
                new PreparationSteps(
                    store.jobs,
                    store.faxes,
                    store.blobs,
                    store.notices,
                    store.settings,
                    ids,
                    store.clock),
                store.tx),
            new FaxFiles(store.blobs, spool, store.accounts, store.settings, store.clock),
            fetcher,
            store.blobs,
            spool,
            store.settings,
            out.queues,
            out.wakeups,
            new PreparationLanes(
                new FairLanes(Runnable::run, 2, 100), new FairLanes(Runnable::run, 2, 100)));
  }

  /** A TIFF of so many pages, all white. */
  static byte[] tiff(int pages) throws IOException {
    BufferedImage page = new BufferedImage(1728, 1100, BufferedImage.TYPE_BYTE_BINARY);
    Arrays.fill(((DataBufferByte) page.getRaster().getDataBuffer()).getData(), (byte) -1);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
    try (ImageOutputStream target = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(target);
      writer.prepareWriteSequence(null);
      for (int i = 0; i < pages; i++) {
        writer.writeToSequence(new IIOImage(page, null, null), null);
      }
      writer.endWriteSequence();
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  /** A submitted fax whose document was uploaded. */
  UUID uploaded(byte[] content, String mediaType, int retries) throws IOException {
    Path file = Files.createTempFile("upload", ".in");
    try {
      Files.write(file, content);
      return submitted(
          Optional.empty(), Optional.of(new Submission.Upload(file, mediaType)), retries);
    } finally {
      Files.delete(file);
    }
  }

  /** A submitted fax whose document is at a URL. */
  UUID at(String url, int retries) {
    return submitted(
        Optional.of(new FaxOptions.Source(url, "get", "", "", "", "")), Optional.empty(), retries);
  }

  private UUID submitted(
      Optional<FaxOptions.Source> source, Optional<Submission.Upload> upload, int retries) {
    return submit.submitFax(
        new Submission(
            account,
            Optional.empty(),
            "+12125550100",
            "Me",
            Store.freshNumber(),
            "You",
            retries,
            Submission.NORMAL_PRIORITY,
            new FaxOptions(
                "", "", "", List.of(RECIPIENT), source, Map.of(), false, "", Optional.of(false)),
            "{}",
            upload,
            "test"));
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
