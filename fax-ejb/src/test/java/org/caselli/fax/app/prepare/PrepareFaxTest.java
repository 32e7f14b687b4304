package org.caselli.fax.app.prepare;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.job.Job;
import org.caselli.fax.domain.job.JobState;
import org.caselli.fax.domain.notice.Notice;
import org.caselli.fax.domain.notice.NoticeKind;
import org.caselli.fax.imaging.ConversionLimits;
import org.caselli.fax.imaging.UnreadableDocumentException;
import org.caselli.fax.imaging.WorkerKilledException;
import org.caselli.fax.port.AccountQueues.QueuedJob;
import org.caselli.fax.port.DocumentFetcher;
import org.caselli.fax.store.OwnDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PrepareFaxTest {
  private static final UUID SOMEBODY = new UUID(3, 4);

  private static final String URL = "https://documents.example.com/letter.pdf";
  private static final Duration RETRY_PERIOD = Duration.ofSeconds(123);

  /** After so long the sweep takes a wake-up for lost. */
  private static final Duration WAKE_UP_LOST = Duration.ofSeconds(15);

  @RegisterExtension static final OwnDatabase DATABASE = new OwnDatabase();

  @TempDir private Path spool;
  private Preparation world;

  @BeforeEach
  void start() {
    world = new Preparation(DATABASE.get(), spool);
    world.out.system("default_retry_period", 123);
  }

  @AfterEach
  void takeBack() {
    world.out.system("default_retry_period", null);
  }

  private Instant now() {
    return world.store.clock.instant();
  }

  @Test
  void an_uploaded_pdf_becomes_a_pending_job_with_its_message() throws IOException {
    UUID id = world.uploaded(Preparation.pdf(2), "application/pdf", 3);
    assertThat(world.job(id).state()).isEqualTo(JobState.PREPARING);

    world.prepare(id);

    Job job = world.job(id);
    assertThat(job.state()).as(job.reason()).isEqualTo(JobState.PENDING);
    assertThat(job.isQueued()).isTrue();
    assertThat(job.attempts()).isZero();
    assertThat(world.out.queues.waiting(world.account))
        .containsExactly(new QueuedJob(id, job.messageSeq(), 4));
    assertThat(world.out.wakeups.dispatches).containsExactly(world.account);
    Fax fax = world.fax(id);
    assertThat(fax.pages()).isEqualTo(2);
    UUID faxFile = fax.faxFileId().orElseThrow();
    assertThat(world.document(faxFile).mediaType()).isEqualTo("image/tiff");
    assertThat(world.document(faxFile).size()).isEqualTo(fax.sizeBytes()).isPositive();
    assertThat(world.content(fax.originalId().orElseThrow())).isEqualTo(Preparation.pdf(2));
    assertThat(world.notices()).isEmpty();
    assertThat(world.spooled()).as("files that are left over").isEmpty();
  }

  @Test
  void what_is_prepared_can_be_called() throws IOException {
    UUID id = world.uploaded(Preparation.pdf(1), "application/pdf", 1);
    world.prepare(id);

    world.out.run();

    assertThat(world.out.callOf(id).totalPages()).isEqualTo(1);
  }

  @Test
  void a_document_at_a_url_is_fetched_and_kept() throws IOException {
    byte[] letter = Preparation.pdf(1);
    world.fetcher.offers(URL, "application/pdf", letter);
    UUID id = world.at(URL, 3);

    world.prepare(id);

    assertThat(world.job(id).state()).isEqualTo(JobState.PENDING);
    Fax fax = world.fax(id);
    UUID original = fax.originalId().orElseThrow();
    assertThat(world.document(original).mediaType()).isEqualTo("application/pdf");
    assertThat(world.content(original)).isEqualTo(letter);
    assertThat(fax.pages()).isEqualTo(1);
    assertThat(world.spooled()).as("files that are left over").isEmpty();

    world.store.clock.advance(Duration.ofDays(1));
    world.store.blobs.eraseUnreferenced(1_000);
    assertThat(world.content(original)).as("after a day").isEqualTo(letter);
    assertThat(world.content(fax.faxFileId().orElseThrow())).isNotEmpty();
  }

  @Test
  void a_document_may_cost_what_the_settings_say() throws IOException {
    Map<String, Object> system = new HashMap<>();
    system.put("max_page_pixels", 4_000_000);
    system.put("max_image_pixels", 5_000_000);
    system.put("convert_command_timeout", 60_000);
    system.put("document_fetch_timeout", 7);
    system.put("document_fetch_allowed_hosts", "intranet 10.0.0.0/8");
    system.put("max_upload_size", 1_000_000);
    system.forEach(world.out::system);
    try {
      world.set("max_pages", 3);
      world.fetcher.offers(URL, "application/pdf", Preparation.pdf(2));

      world.prepare(world.at(URL, 3));

      assertThat(world.converter.lastLimits)
          .contains(new ConversionLimits(3, 4_000_000, 5_000_000, Duration.ofSeconds(60)));
      assertThat(world.fetcher.lastLimits())
          .contains(
              new DocumentFetcher.Limits(
                  1_000_000, Duration.ofSeconds(7), List.of("intranet", "10.0.0.0/8")));
    } finally {
      system.keySet().forEach(name -> world.out.system(name, null));
    }
  }

  @Test
  void an_unreadable_document_fails_at_once_with_reason_and_notice() throws IOException {
    UUID id = world.uploaded("%PDF-1.4 and no more".getBytes(US_ASCII), "application/pdf", 4);

    world.prepare(id);

    Job job = world.job(id);
    assertThat(job.state()).isEqualTo(JobState.FAILED);
    assertThat(job.reason()).isNotBlank().doesNotContain("Exception", "fault of ours");
    assertThat(job.dueAt()).isEmpty();
    assertErrorNotice(id);
    assertThat(world.out.queues.waiting(world.account)).isEmpty();
    assertThat(world.spooled()).as("files that are left over").isEmpty();
  }

  @Test
  void a_document_of_a_type_that_cannot_be_faxed_fails_at_once() throws IOException {
    ByteArrayOutputStream archive = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(archive)) {
      zip.putNextEntry(new ZipEntry("anything.bin"));
      zip.write(new byte[100]);
    }
    UUID id = world.uploaded(archive.toByteArray(), "application/zip", 4);

    world.prepare(id);

    assertThat(world.job(id).state()).isEqualTo(JobState.FAILED);
    assertThat(world.job(id).reason()).isNotBlank().doesNotContain("fault of ours");
    assertErrorNotice(id);
  }

  @Test
  void a_document_that_can_never_be_fetched_fails_at_once_with_the_fetchers_words() {
    world.fetcher.fails(URL, "The address is not public.", true);
    UUID id = world.at(URL, 4);

    world.prepare(id);

    assertThat(world.job(id).state()).isEqualTo(JobState.FAILED);
    assertThat(world.job(id).reason()).isEqualTo("The address is not public.");
    assertErrorNotice(id);
  }

  @Test
  void a_temporary_fetch_failure_uses_up_an_attempt_and_is_due_again_after_the_retry_period() {
    world.fetcher.fails(URL, "The server answered 503.", false);
    UUID id = world.at(URL, 3);

    world.prepare(id);

    Job job = world.job(id);
    assertThat(job.state()).isEqualTo(JobState.PREPARING);
    assertThat(job.attempts()).isEqualTo(1);
    assertThat(job.reason()).isEqualTo("The server answered 503.");
    assertThat(job.dueAt()).contains(now().plus(RETRY_PERIOD));
    assertThat(world.notices()).isEmpty();
  }

  @Test
  void a_wake_up_before_the_retry_period_is_over_fetches_nothing() {
    world.fetcher.fails(URL, "The server answered 503.", false);
    UUID id = world.at(URL, 3);
    world.prepare(id);
    world.out.advance(RETRY_PERIOD.minusSeconds(1));
    world.prepare(id);
    assertThat(world.job(id).attempts()).isEqualTo(1);

    world.out.advance(Duration.ofSeconds(1));
    world.prepare(id);

    assertThat(world.job(id).attempts()).isEqualTo(2);
  }

  @Test
  void the_sweep_finds_it_when_the_retry_period_is_over_and_it_can_still_succeed() {
    world.fetcher.fails(URL, "The server answered 503.", false);
    UUID id = world.at(URL, 2);
    world.prepare(id);
    world.out.advance(RETRY_PERIOD.minusSeconds(1));
    assertThat(world.isSwept(id)).isFalse();

    world.out.advance(WAKE_UP_LOST.plusSeconds(1));
    assertThat(world.isSwept(id)).isTrue();
    world.fetcher.offers(URL, "application/pdf", Preparation.pdf(1));
    world.prepare(id);

    assertThat(world.job(id).state()).isEqualTo(JobState.PENDING);
    assertThat(world.job(id).attempts()).as("the failed fetch counts").isEqualTo(1);
  }

  @Test
  void the_last_temporary_fetch_failure_fails_the_job_with_a_notice() {
    world.fetcher.fails(URL, "The server answered 503.", false);
    UUID id = world.at(URL, 2);
    world.prepare(id);
    assertThat(world.notices()).isEmpty();
    world.out.advance(RETRY_PERIOD);

    world.prepare(id);

    Job job = world.job(id);
    assertThat(job.state()).isEqualTo(JobState.FAILED);
    assertThat(job.attempts()).isEqualTo(2);
    assertThat(job.reason()).isEqualTo("The server answered 503.");
    assertErrorNotice(id);
  }

  @Test
  void a_full_disk_uses_up_no_attempt_and_is_tried_again_ever_later() throws IOException {
    UUID id = world.uploaded(Preparation.pdf(1), "application/pdf", 1);
    world.converter.before(
        () -> {
          throw new IOException("No space left on device");
        });

    for (int seconds : new int[] {15, 30, 60}) {
      world.prepare(id);
      Job job = world.job(id);
      assertThat(job.state()).isEqualTo(JobState.PREPARING);
      assertThat(job.attempts()).isZero();
      assertThat(job.reason()).isNotBlank();
      assertThat(job.dueAt()).contains(now().plusSeconds(seconds));
      world.out.advance(Duration.ofSeconds(seconds));
    }
    world.converter.before(() -> {});
    world.prepare(id);

    assertThat(world.job(id).state()).isEqualTo(JobState.PENDING);
    assertThat(world.notices()).isEmpty();
  }

  @Test
  void what_cannot_be_prepared_in_time_fails_with_a_notice() throws IOException {
    UUID id = world.uploaded(Preparation.pdf(1), "application/pdf", 1);
    world.converter.before(
        () -> {
          throw new IOException("No space left on device");
        });
    world.prepare(id);
    world.out.advance(Duration.ofDays(1));

    world.prepare(id);

    assertThat(world.job(id).state()).isEqualTo(JobState.FAILED);
    assertErrorNotice(id);
  }

  @Test
  void a_fault_of_ours_is_tried_a_few_times_before_the_sender_is_told() throws IOException {
    UUID id = world.uploaded(Preparation.pdf(1), "application/pdf", 1);
    world.converter.before(
        () -> {
          throw new IllegalStateException("a bug");
        });

    for (int time = 1; time <= 5; time++) {
      assertThat(world.job(id).state()).as("before time %d", time).isEqualTo(JobState.PREPARING);
      world.prepare(id);
      world.out.advance(Duration.ofHours(1));
    }

    assertThat(world.job(id).state()).isEqualTo(JobState.FAILED);
    assertThat(world.job(id).reason()).contains("fault of ours");
    assertErrorNotice(id);
  }

  @ParameterizedTest
  @EnumSource(UnreadableDocumentException.Reason.class)
  void whatever_the_document_is_refused_for_is_said_in_job_and_result(
      UnreadableDocumentException.Reason reason) throws IOException {
    UUID id = world.uploaded(Preparation.pdf(1), "application/pdf", 4);
    world.converter.before(
        () -> {
          throw new UnreadableDocumentException(reason, "This is wrong; do that.");
        });

    world.prepare(id);

    assertThat(world.job(id).state()).isEqualTo(JobState.FAILED);
    assertThat(world.job(id).reason()).isEqualTo("This is wrong; do that.");
    assertThat(world.fax(id).result().values())
        .containsEntry("success", false)
        .containsEntry("result_code", 0L)
        .containsEntry("result_text", "This is wrong; do that.")
        .containsEntry("result_cause", "DOCUMENT_FAILURE");
    assertErrorNotice(id);
  }

  @Test
  void a_second_preparation_of_the_same_job_does_nothing() throws IOException {
    UUID id = world.uploaded(Preparation.pdf(1), "application/pdf", 3);
    world.prepare(id);
    Job before = world.job(id);
    UUID faxFile = world.fax(id).faxFileId().orElseThrow();
    world.out.wakeups.dispatches.clear();

    world.prepare(id);

    Job after = world.job(id);
    assertThat(after.messageSeq()).isEqualTo(before.messageSeq());
    assertThat(after.queueOrder()).isEqualTo(before.queueOrder());
    assertThat(world.fax(id).faxFileId()).contains(faxFile);
    assertThat(world.out.queues.waiting(world.account)).hasSize(1);
    assertThat(world.out.wakeups.dispatches).isEmpty();
  }

  @Test
  void a_job_that_somebody_is_at_is_left_alone() throws IOException {
    UUID id = world.uploaded(Preparation.pdf(1), "application/pdf", 3);
    Instant until = now().plusSeconds(60);
    world.store.tx.run(
        () -> world.store.jobs.byId(id).orElseThrow().preparationBegins(SOMEBODY, until, now()));

    world.prepare(id);
    assertThat(world.job(id).state()).isEqualTo(JobState.PREPARING);
    assertThat(world.fax(id).faxFileId()).isEmpty();

    world.out.advance(Duration.ofSeconds(60));
    world.prepare(id);
    assertThat(world.job(id).state()).as("after their time").isEqualTo(JobState.PENDING);
  }

  @Test
  void a_document_that_ends_the_server_three_times_is_set_aside_with_a_notice() throws IOException {
    UUID id = world.uploaded(Preparation.pdf(1), "application/pdf", 3);
    for (int time = 0; time < 3; time++) {
      diesWith(id);
    }

    world.prepare(id);

    assertThat(world.job(id).state()).isEqualTo(JobState.FAILED);
    assertThat(world.job(id).reason()).contains("set aside");
    assertThat(world.converter.faxes).hasValue(0);
    assertErrorNotice(id);
  }

  @Test
  void a_document_that_was_only_near_when_the_server_ended_is_prepared() throws IOException {
    UUID id = world.uploaded(Preparation.pdf(1), "application/pdf", 3);
    diesWith(id);
    diesWith(id);

    world.prepare(id);

    assertThat(world.job(id).state()).isEqualTo(JobState.PENDING);
    assertThat(world.job(id).preparationsBrokenOff()).isEqualTo(2);
  }

  private void diesWith(UUID id) {
    world.store.tx.run(
        () ->
            world
                .store
                .jobs
                .byId(id)
                .orElseThrow()
                .preparationBegins(SOMEBODY, now().plusSeconds(60), now()));
    world.out.advance(Duration.ofSeconds(60));
  }

  @Test
  void a_document_whose_workers_are_killed_three_times_is_set_aside_with_a_notice()
      throws IOException {
    UUID id = world.uploaded(Preparation.pdf(1), "application/pdf", 3);
    world.converter.before(
        () -> {
          throw new WorkerKilledException(new IOException("signal 9"));
        });

    for (int time = 0; time < 3; time++) {
      world.prepare(id);
      world.out.advance(Duration.ofHours(1));
    }

    assertThat(world.converter.faxes).hasValue(3);
    assertThat(world.job(id).attempts()).isZero();
    assertThat(world.job(id).state()).isEqualTo(JobState.FAILED);
    assertErrorNotice(id);
  }

  @Test
  void a_cancelled_job_is_not_prepared() throws IOException {
    UUID id = world.uploaded(Preparation.pdf(1), "application/pdf", 3);
    world.store.tx.run(() -> world.store.jobs.byId(id).orElseThrow().cancelled(now()));

    world.prepare(id);

    assertThat(world.job(id).state()).isEqualTo(JobState.CANCELLED);
    assertThat(world.fax(id).faxFileId()).isEmpty();
  }

  @Test
  void while_the_broker_is_away_the_job_is_pending_and_the_sweep_finds_it() throws IOException {
    world.out.queues.goAway();
    UUID id = world.uploaded(Preparation.pdf(1), "application/pdf", 3);

    world.prepare(id);

    assertThat(world.job(id).state()).isEqualTo(JobState.PENDING);
    assertThat(world.out.queues.waiting(world.account)).isEmpty();
    assertThat(world.notices()).isEmpty();

    world.out.queues.comeBack();
    world.out.advance(Duration.ofMinutes(2));
    world.out.sweep.sweepRarely();
    world.out.run();
    assertThat(world.out.isCalling(id)).isTrue();
  }

  private void assertErrorNotice(UUID fax) {
    assertThat(world.notices())
        .singleElement()
        .satisfies(
            notice -> {
              assertThat(notice.faxId()).isEqualTo(fax);
              assertThat(notice.kind()).isEqualTo(NoticeKind.ERROR);
              assertThat(notice.state()).isEqualTo(Notice.State.WAITING);
              assertThat(notice.recipients()).containsExactly(Preparation.RECIPIENT);
            });
  }
}
