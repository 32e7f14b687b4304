package org.caselli.fax.app.transmit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.caselli.fax.app.dispatch.Outbound;
import org.caselli.fax.app.transmit.FileForSwitch.ServedFile;
import org.caselli.fax.fixture.AttemptReports;
import org.caselli.fax.store.Store;
import org.caselli.fax.store.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FileForSwitchTest {
  private static TestDatabase database;

  private Outbound out;
  private FileForSwitch files;
  private UUID account;

  @BeforeAll
  static void open() {
    database = TestDatabase.h2();
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @BeforeEach
  void start() {
    out = new Outbound(database);
    files = new FileForSwitch(out.store.jobs, out.store.faxes, out.store.blobs);
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
}
