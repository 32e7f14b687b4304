package org.caselli.fax.app.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.job.Job;
import org.caselli.fax.domain.job.JobState;
import org.caselli.fax.domain.job.Schedule;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;
import org.caselli.fax.domain.submission.Accepted;
import org.caselli.fax.store.OwnDatabase;
import org.caselli.fax.store.Store;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class SeveralDocumentsTest {
  private static final String URL = "https://documents.example.com/letter.pdf";
  private static final byte[] BROKEN = "%PDF-1.4 and no more".getBytes(StandardCharsets.US_ASCII);

  @RegisterExtension static final OwnDatabase DATABASE = new OwnDatabase();

  @TempDir private Path spool;
  private Preparation world;

  @BeforeEach
  void start() {
    world = new Preparation(DATABASE.get(), spool);
  }

  @Test
  void several_documents_become_one_fax_with_all_their_pages() throws IOException {
    world.fetcher.offers(URL, "application/pdf", Preparation.pdf(2));
    UUID id =
        world.submitted(
            world
                .fresh()
                .with(world.upload(Preparation.pdf(1), "application/pdf"))
                .from(URL)
                .with(world.upload(Preparation.pdf(3), "application/pdf")));

    world.prepare(id);

    assertThat(world.job(id).state()).isEqualTo(JobState.PENDING);
    Fax fax = world.fax(id);
    assertThat(fax.pages()).isEqualTo(6);
    assertThat(fax.missingOriginals()).isEmpty();
    assertThat(world.content(fax.originalId(2).orElseThrow())).isEqualTo(Preparation.pdf(2));
    assertThat(world.renditions.original(fax, 3).id()).isEqualTo(fax.originalId(3).orElseThrow());
    assertThatExceptionOfType(FaxException.class)
        .isThrownBy(() -> world.renditions.original(fax, 4))
        .satisfies(e -> assertThat(e.type()).isEqualTo(ProblemType.NOT_FOUND));
    assertThat(world.spooled()).as("files that are left over").isEmpty();
  }

  @Test
  void a_document_that_cannot_be_faxed_fails_the_fax_and_is_named() throws IOException {
    UUID id =
        world.submitted(
            world
                .fresh()
                .with(
                    world.upload(Preparation.pdf(1), "application/pdf"),
                    world.upload(BROKEN, "application/pdf")));

    world.prepare(id);

    assertThat(world.job(id).state()).isEqualTo(JobState.FAILED);
    assertThat(world.job(id).reason()).startsWith("Document 2 of 2: ");
    assertThat(world.notices()).hasSize(1);
  }

  @Test
  void a_document_that_is_not_there_is_named_and_what_came_is_not_fetched_again() {
    String other = URL + "?other";
    world.fetcher.offers(URL, "application/pdf", Preparation.pdf(1));
    world.fetcher.fails(other, "The server answered 503.", false);
    UUID id = world.submitted(world.fresh().from(URL).from(other).retries(2));

    world.prepare(id);

    assertThat(world.job(id).reason()).isEqualTo("Document 2 of 2: The server answered 503.");
    assertThat(world.fax(id).missingOriginals()).containsExactly(2);
    world.fetcher.fails(URL, "It is gone.", true);
    world.fetcher.offers(other, "application/pdf", Preparation.pdf(1));
    world.out.advance(Duration.ofMinutes(5));
    world.prepare(id);
    assertThat(world.job(id).state()).isEqualTo(JobState.PENDING);
    assertThat(world.fax(id).pages()).isEqualTo(2);
  }

  @Test
  void all_pages_together_count_against_the_limit() throws IOException {
    world.set("max_pages", 4);
    UUID id =
        world.submitted(
            world
                .fresh()
                .with(
                    world.upload(Preparation.pdf(3), "application/pdf"),
                    world.upload(Preparation.pdf(2), "application/pdf")));

    world.prepare(id);

    assertThat(world.job(id).state()).isEqualTo(JobState.FAILED);
    assertThat(world.job(id).reason()).contains("5 fax pages");
  }

  @Nested
  class Batches {
    private static final int MANY = 250;

    private Accepted accepted(boolean good) throws IOException {
      List<String> numbers = new ArrayList<>();
      for (int i = 0; i < MANY; i++) {
        numbers.add(Store.freshNumber());
      }
      world.set("max_recipients", MANY);
      return world.accepted(
          world
              .fresh()
              .to(numbers.toArray(String[]::new))
              .with(world.upload(good ? Preparation.pdf(2) : BROKEN, "application/pdf")));
    }

    private List<JobState> states(Accepted accepted) {
      return accepted.faxes().stream().map(world::job).map(Job::state).distinct().toList();
    }

    @Test
    void one_is_converted_and_all_are_ready() throws IOException {
      Accepted accepted = accepted(true);

      world.prepare(accepted.first());

      assertThat(states(accepted)).containsExactly(JobState.PENDING);
      assertThat(world.converter.faxes).hasValue(1);
      assertThat(world.converter.pdfs).hasValue(1);
      assertThat(world.out.queues.waiting(world.account)).hasSize(MANY);
      Fax last = world.fax(accepted.faxes().get(MANY - 1));
      assertThat(last.pages()).isEqualTo(2);
      assertThat(last.pdfFileId()).isPresent();
      assertThat(world.references(last.faxFileId().orElseThrow())).isEqualTo(MANY);
      assertThat(world.references(last.pdfFileId().orElseThrow())).isEqualTo(MANY);
      assertThat(world.references(last.originalId().orElseThrow())).isEqualTo(MANY);
    }

    @Test
    void what_cannot_be_faxed_is_tried_once_and_all_fail_and_tell() throws IOException {
      Accepted accepted = accepted(false);

      world.prepare(accepted.first());

      assertThat(states(accepted)).containsExactly(JobState.FAILED);
      assertThat(world.converter.faxes).hasValue(1);
      assertThat(world.notices()).hasSize(MANY);
      assertThat(world.job(accepted.faxes().get(7)).reason())
          .isEqualTo(world.job(accepted.first()).reason());
    }

    @Test
    void a_document_is_fetched_once_for_all() {
      String url = URL + "?once";
      world.fetcher.fails(url, "The server answered 503.", false);
      Accepted accepted =
          world.accepted(world.fresh().to(Store.freshNumber(), Store.freshNumber()).from(url));
      accepted.faxes().forEach(world::prepare);
      assertThat(accepted.faxes().stream().mapToInt(id -> world.job(id).attempts()).sum())
          .as("fetches that failed")
          .isEqualTo(1);

      world.fetcher.offers(url, "application/pdf", Preparation.pdf(1));
      world.out.advance(Duration.ofMinutes(5));
      world.prepare(accepted.first());

      assertThat(states(accepted)).containsExactly(JobState.PENDING);
      assertThat(world.out.measures.facts("fetched")).hasSize(2);
      accepted.faxes().forEach(id -> assertThat(world.fax(id).missingOriginals()).isEmpty());
    }

    /** As if the process had died between the first and the others. */
    @Test
    void those_that_stayed_behind_are_prepared_when_the_sweep_finds_them() throws IOException {
      Accepted accepted = accepted(true);
      world.out.store.tx.run(
          () -> world.out.store.jobs.byId(accepted.first()).orElseThrow().cancelled(world.now()));
      world.out.advance(Duration.ofSeconds(16));

      assertThat(world.isSwept(accepted.faxes().get(1))).isTrue();
      world.prepare(accepted.faxes().get(1));

      assertThat(world.job(accepted.first()).state()).isEqualTo(JobState.CANCELLED);
      assertThat(accepted.faxes().stream().skip(1).map(world::job).map(Job::state).distinct())
          .containsExactly(JobState.PENDING);
    }
  }

  @Test
  void a_fax_for_later_is_prepared_at_once_and_sleeps_until_its_time() throws IOException {
    var later = world.now().plusSeconds(3600);
    UUID id =
        world.submitted(
            world
                .fresh()
                .with(world.upload(Preparation.pdf(1), "application/pdf"))
                .at(new Schedule(4, Optional.of(later), Optional.empty())));

    world.prepare(id);

    assertThat(world.job(id).state()).isEqualTo(JobState.PENDING);
    assertThat(world.job(id).dueAt()).contains(later);
    assertThat(world.fax(id).pages()).isEqualTo(1);
    assertThat(world.out.queues.waiting(world.account)).isEmpty();
    world.out.advance(Duration.ofSeconds(3599));
    world.out.sweep.sweep();
    assertThat(world.out.queues.waiting(world.account)).isEmpty();
    world.out.advance(Duration.ofSeconds(1));
    world.out.run();
    assertThat(world.out.isCalling(id)).isTrue();
  }
}
