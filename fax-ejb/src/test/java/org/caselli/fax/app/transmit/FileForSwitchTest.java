package org.caselli.fax.app.transmit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.app.dispatch.Outbound;
import org.caselli.fax.app.prepare.FaxFiles.FaxFile;
import org.caselli.fax.app.prepare.Renditions;
import org.caselli.fax.app.transmit.FileForSwitch.ServedFile;
import org.caselli.fax.domain.document.Document;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.fixture.AttemptReports;
import org.caselli.fax.store.OwnDatabase;
import org.caselli.fax.store.Store;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FileForSwitchTest {
  @RegisterExtension static final OwnDatabase DATABASE = new OwnDatabase();

  private Outbound out;
  private FileForSwitch files;
  private UUID account;
  private Optional<FaxFile> madeAgain = Optional.empty();

  @BeforeEach
  void start() {
    out = new Outbound(DATABASE.get());
    files =
        new FileForSwitch(out.store.attempts, out.store.faxes, out.store.blobs, new MadeAgain());
    account = out.store.account();
  }

  private UUID calling(int retries) throws IOException {
    UUID job = out.submit(account, Store.freshNumber(), retries);
    out.hasPages(account, job, 1);
    out.run();
    return job;
  }

  private String token(UUID job) {
    return out.store.attempt(out.job(job).attemptId().orElseThrow()).fileToken();
  }

  @Test
  void the_name_that_the_call_carries_leads_to_the_tiff_of_its_fax() throws IOException {
    UUID job = calling(1);
    String token = token(job);
    assertThat(out.callOf(job).filePath()).isEqualTo("/fax/" + token + ".tiff");

    ServedFile file = files.byToken(token).orElseThrow();

    assertThat(file.document().mediaType()).isEqualTo("image/tiff");
    try (InputStream in = out.store.blobs.open(file.document(), 0)) {
      assertThat(in).hasContent(job.toString());
    }
  }

  @Test
  void the_name_dies_with_the_attempt() throws IOException {
    UUID job = calling(1);
    String token = token(job);
    UUID attempt = out.job(job).attemptId().orElseThrow();
    assertThat(files.byToken(token)).isPresent();

    out.end(AttemptReports.delivered(attempt, 1, out.store.clock.instant()));

    assertThat(files.byToken(token)).isEmpty();
  }

  @Test
  void a_retry_has_a_name_of_its_own() throws IOException {
    UUID job = calling(3);
    String first = token(job);
    out.end(AttemptReports.busy(out.job(job).attemptId().orElseThrow(), out.store.clock.instant()));
    out.advance(Duration.ofHours(1));
    out.start.startDueJobs(List.of(job));
    out.run();

    String second = token(job);

    assertThat(second).isNotEqualTo(first);
    assertThat(files.byToken(second)).isPresent();
    assertThat(files.byToken(first)).isEmpty();
  }

  @Test
  void a_name_that_was_never_given_leads_nowhere() throws IOException {
    UUID job = calling(1);

    assertThat(files.byToken("0".repeat(64))).isEmpty();
    assertThat(files.byToken("")).isEmpty();
    assertThat(files.byToken(job.toString())).isEmpty();
    assertThat(files.byToken(token(job) + "%")).isEmpty();
  }

  @Test
  void a_live_attempt_without_a_fax_file_has_nothing_to_serve() {
    UUID job = out.submit(account, Store.freshNumber(), 1);
    out.run();

    assertThat(files.byToken(token(job))).isEmpty();
  }

  @Test
  void a_tiff_that_lost_its_bytes_is_made_again_for_the_call() throws IOException {
    UUID job = calling(1);
    Document file = files.byToken(token(job)).orElseThrow().document();
    loses(file);
    assertThat(files.byToken(token(job))).isEmpty();

    madeAgain = Optional.of(new FaxFile(file, 1));

    assertThat(files.byToken(token(job))).map(ServedFile::document).contains(file);
  }

  @Test
  void pages_that_have_become_others_are_not_sent_under_the_old_number() throws IOException {
    UUID job = calling(1);
    Document file = files.byToken(token(job)).orElseThrow().document();
    loses(file);

    madeAgain = Optional.of(new FaxFile(file, 2));

    assertThat(files.byToken(token(job))).isEmpty();
  }

  private void loses(Document document) {
    out.store.tx.run(
        () ->
            out.store
                .tx
                .entityManager()
                .createNativeQuery("delete from document_chunk where document_id = ?1")
                .setParameter(1, document.id())
                .executeUpdate());
  }

  /** What can be made again, or nothing. */
  private final class MadeAgain extends Renditions {
    @Override
    public FaxFile pages(Fax fax) {
      return madeAgain.orElseThrow(() -> FaxException.notFound("document of fax", fax.id()));
    }
  }
}
