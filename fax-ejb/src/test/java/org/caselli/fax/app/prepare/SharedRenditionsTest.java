package org.caselli.fax.app.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.caselli.fax.domain.document.Document;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.job.JobState;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;
import org.caselli.fax.store.OwnDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Several people want the same rendition at once. */
class SharedRenditionsTest {
  @RegisterExtension static final OwnDatabase DATABASE = new OwnDatabase();

  @TempDir private Path spool;
  private Preparation world;
  private final ExecutorService threads = Executors.newFixedThreadPool(4);
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch mayGoOn = new CountDownLatch(1);

  @BeforeEach
  void start() {
    world = new Preparation(DATABASE.get(), spool);
    world.set("store_fax_pdf", false);
  }

  @AfterEach
  void stop() {
    mayGoOn.countDown();
    threads.shutdownNow();
  }

  /** Conversions do not come to an end until {@link #mayGoOn}. */
  private void hold() {
    world.converter.before(
        () -> {
          begun.countDown();
          try {
            assertThat(mayGoOn.await(1, TimeUnit.MINUTES)).isTrue();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  @Test
  void the_same_pdf_for_four_at_once_is_one_conversion() throws Exception {
    UUID id = world.uploaded(Preparation.pdf(1), "application/pdf", 1);
    world.prepare(id);
    Fax fax = world.fax(id);
    hold();

    List<Future<Document>> answers =
        Stream.generate(() -> threads.submit(() -> world.renditions.pdf(fax))).limit(4).toList();
    begun.await();
    mayGoOn.countDown();

    Document first = answers.get(0).get();
    for (Future<Document> answer : answers) {
      assertThat(answer.get()).isEqualTo(first);
    }
    assertThat(world.converter.pdfs).hasValue(1);
  }

  @Test
  void who_comes_when_it_is_done_finds_it_though_his_fax_is_old() throws Exception {
    world.set("store_fax_pdf", true);
    UUID id = world.uploaded(Preparation.pdf(1), "application/pdf", 1);
    Fax old = world.fax(id);
    world.prepare(id);

    Document pdf = world.renditions.pdf(old);

    assertThat(world.fax(id).pdfFileId()).contains(pdf.id());
    assertThat(world.converter.pdfs).hasValue(1);
    assertThat(world.converter.faxes).hasValue(1);
  }

  @Test
  void a_reader_and_the_preparation_share_one_conversion() throws Exception {
    UUID id = world.uploaded(Preparation.pdf(2), "application/pdf", 1);
    Fax fax = world.fax(id);
    hold();
    Future<Document> reader = threads.submit(() -> world.renditions.faxFile(fax));
    begun.await();

    Future<?> preparation = threads.submit(() -> world.prepare(id));
    mayGoOn.countDown();
    preparation.get();

    assertThat(world.job(id).state()).isEqualTo(JobState.PENDING);
    assertThat(world.fax(id).faxFileId()).contains(reader.get().id());
    assertThat(world.fax(id).pages()).isEqualTo(2);
    assertThat(world.references(reader.get().id())).isEqualTo(1);
    assertThat(world.converter.faxes).hasValue(1);
  }

  @Test
  void a_failure_is_for_all_who_waited_and_not_for_who_comes_later() throws Exception {
    UUID id = world.uploaded(Preparation.pdf(1), "application/pdf", 1);
    world.prepare(id);
    Fax fax = world.fax(id);
    world.converter.before(
        () -> {
          throw new IOException("The disk is full");
        });

    assertThat(problem(fax)).isEqualTo(ProblemType.UNAVAILABLE);
    world.converter.before(() -> {});

    assertThat(world.renditions.pdf(fax).size()).isPositive();
  }

  private ProblemType problem(Fax fax) {
    try {
      world.renditions.pdf(fax);
      throw new AssertionError("A refusal was expected");
    } catch (FaxException e) {
      return e.type();
    }
  }
}
