package org.caselli.fax.app.prepare;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.caselli.fax.domain.document.Document;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.job.JobState;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;
import org.caselli.fax.store.OwnDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What of the documents of a fax is kept, for how long, and how it comes back. */
class StoreFlagsTest {
  private static final String URL = "https://documents.example.com/letter.pdf";

  @RegisterExtension static final OwnDatabase DATABASE = new OwnDatabase();

  @TempDir private Path spool;
  private Preparation world;

  @BeforeEach
  void start() {
    world = new Preparation(DATABASE.get(), spool);
    world.recipients = List.of();
  }

  private UUID prepared() throws IOException {
    UUID id = world.uploaded(Preparation.pdf(2), "application/pdf", 1);
    world.prepare(id);
    return id;
  }

  private UUID preparedFromUrl() {
    world.fetcher.offers(URL, "application/pdf", Preparation.pdf(2));
    UUID id = world.at(URL, 1);
    world.prepare(id);
    return id;
  }

  /** So much time that nothing unreferenced is left. */
  private void timePasses() {
    world.out.advance(Duration.ofHours(2));
    world.store.blobs.eraseUnreferenced(1_000);
  }

  private byte[] bytes(Document document) throws IOException {
    try (InputStream in = world.store.blobs.open(document, 0)) {
      return in.readAllBytes();
    }
  }

  @Nested
  class By_default {
    @Test
    void tiff_and_pdf_are_made_once_and_stay() throws IOException {
      UUID id = prepared();
      world.isDelivered(id);
      timePasses();

      Fax fax = world.fax(id);
      Document tiff = world.renditions.faxFile(fax);
      Document pdf = world.renditions.pdf(fax);

      assertThat(fax.faxFileId()).contains(tiff.id());
      assertThat(fax.pdfFileId()).contains(pdf.id());
      assertThat(bytes(pdf)).startsWith("%PDF-".getBytes(US_ASCII));
      assertThat(world.converter.faxes).hasValue(1);
      assertThat(world.converter.pdfs).hasValue(1);
      assertThat(world.references(tiff.id())).isEqualTo(1);
      assertThat(world.references(pdf.id())).isEqualTo(1);
      assertThat(world.references(fax.originalId().orElseThrow())).isEqualTo(1);
    }

    @Test
    void a_pdf_that_cannot_be_made_does_not_hold_the_fax() throws IOException {
      UUID id = world.uploaded(Preparation.pdf(1), "application/pdf", 1);
      world.converter.before(
          () -> {
            if (world.converter.pdfs.get() > 0) {
              throw new IOException("The disk is full");
            }
          });

      world.prepare(id);

      assertThat(world.job(id).state()).isEqualTo(JobState.PENDING);
      assertThat(world.job(id).isQueued()).isTrue();
      assertThat(world.fax(id).pdfFileId()).isEmpty();
      world.converter.before(() -> {});
      assertThat(world.renditions.pdf(world.fax(id)).size()).isPositive();
      assertThat(world.fax(id).pdfFileId()).isPresent();
    }
  }

  @Nested
  class Without_the_tiff {
    @BeforeEach
    void set() {
      world.set("store_fax_tiff", false);
    }

    @Test
    void it_stays_as_long_as_the_job_needs_it_and_goes_with_its_end() throws IOException {
      UUID id = prepared();
      UUID tiff = world.fax(id).faxFileId().orElseThrow();
      assertThat(world.references(tiff)).isEqualTo(1);

      world.isDelivered(id);

      assertThat(world.fax(id).faxFileId()).isEmpty();
      assertThat(world.fax(id).pages()).as("pages that were sent").isEqualTo(2);
      assertThat(world.references(tiff)).isZero();
      timePasses();
      assertThat(world.store.blobs.find(world.account, tiff)).isEmpty();
    }

    @Test
    void it_is_made_again_as_it_was_and_not_kept() throws IOException {
      UUID id = prepared();
      byte[] sent = world.content(world.fax(id).faxFileId().orElseThrow());
      world.isDelivered(id);
      timePasses();

      Document again = world.renditions.faxFile(world.fax(id));

      assertThat(bytes(again)).isEqualTo(sent);
      assertThat(world.fax(id).faxFileId()).isEmpty();
      assertThat(world.references(again.id())).isZero();
    }

    @Test
    void who_reads_it_in_parts_does_not_have_it_made_each_time() throws IOException {
      UUID id = prepared();
      world.isDelivered(id);
      timePasses();
      world.renditions.faxFile(world.fax(id));
      world.renditions.faxFile(world.fax(id));
      assertThat(world.converter.faxes).hasValue(2);

      timePasses();
      world.renditions.faxFile(world.fax(id));

      assertThat(world.converter.faxes).hasValue(3);
    }

    @Test
    void it_waits_for_the_notice_that_it_may_be_attached_to() throws IOException {
      world.recipients = List.of(Preparation.RECIPIENT);
      UUID id = prepared();

      world.isDelivered(id);

      assertThat(world.notices()).hasSize(1);
      assertThat(world.fax(id).faxFileId()).isPresent();
    }
  }

  @Nested
  class Without_the_pdf {
    @Test
    void it_is_made_when_somebody_asks_and_not_kept() throws IOException {
      world.set("store_fax_pdf", false);
      UUID id = prepared();
      assertThat(world.converter.pdfs).hasValue(0);

      Document pdf = world.renditions.pdf(world.fax(id));

      assertThat(bytes(pdf)).startsWith("%PDF-".getBytes(US_ASCII));
      assertThat(world.fax(id).pdfFileId()).isEmpty();
      assertThat(world.references(pdf.id())).isZero();
    }

    @Test
    void without_either_everything_comes_from_the_original() throws IOException {
      world.set("store_fax_tiff", false);
      world.set("store_fax_pdf", false);
      UUID id = prepared();
      assertThat(world.fax(id).pages()).isEqualTo(2);
      world.isDelivered(id);
      timePasses();

      Document pdf = world.renditions.pdf(world.fax(id));

      assertThat(bytes(pdf)).startsWith("%PDF-".getBytes(US_ASCII));
      assertThat(world.fax(id).faxFileId()).isEmpty();
      assertThat(world.fax(id).pdfFileId()).isEmpty();
    }
  }

  @Nested
  class Without_the_document_of_a_url {
    @BeforeEach
    void set() {
      world.set("store_url_document", false);
    }

    @Test
    void it_goes_with_the_end_of_the_fax_and_is_fetched_again() throws IOException {
      UUID id = preparedFromUrl();
      UUID original = world.fax(id).originalId().orElseThrow();
      world.isDelivered(id);
      timePasses();
      assertThat(world.fax(id).originalId()).isEmpty();
      assertThat(world.store.blobs.find(world.account, original)).isEmpty();

      Document again = world.renditions.original(world.fax(id), 1);

      assertThat(bytes(again)).isEqualTo(Preparation.pdf(2));
      assertThat(world.fax(id).originalId()).isEmpty();
    }

    @Test
    void with_nothing_kept_the_pages_come_from_the_url() throws IOException {
      world.set("store_fax_tiff", false);
      world.set("store_fax_pdf", false);
      UUID id = preparedFromUrl();
      byte[] sent = world.content(world.fax(id).faxFileId().orElseThrow());
      world.isDelivered(id);
      timePasses();

      assertThat(bytes(world.renditions.faxFile(world.fax(id)))).isEqualTo(sent);
    }

    @Test
    void a_url_that_is_gone_is_said_so() {
      UUID id = preparedFromUrl();
      world.isDelivered(id);
      timePasses();
      world.fetcher.fails(URL, "The server answered 404.", true);

      assertThatExceptionOfType(FaxException.class)
          .isThrownBy(() -> world.renditions.original(world.fax(id), 1))
          .withMessageContaining("The server answered 404.")
          .satisfies(e -> assertThat(e.type()).isEqualTo(ProblemType.NOT_FOUND));
      assertThat(world.renditions.faxFile(world.fax(id)).size())
          .as("the TIFF is kept")
          .isPositive();
    }

    @Test
    void it_goes_also_when_it_could_not_be_faxed() {
      world.fetcher.offers(URL, "application/pdf", "%PDF-1.4 and no more".getBytes(US_ASCII));
      UUID id = world.at(URL, 1);

      world.prepare(id);

      assertThat(world.job(id).state()).isEqualTo(JobState.FAILED);
      assertThat(world.fax(id).originalId()).isEmpty();
    }

    @Test
    void an_uploaded_document_stays() throws IOException {
      UUID id = prepared();

      world.isDelivered(id);

      assertThat(world.fax(id).originalId()).isPresent();
    }
  }

  @Nested
  class Lost_or_damaged {
    @Test
    void a_tiff_that_lost_its_bytes_is_made_again_in_its_place() throws IOException {
      UUID id = prepared();
      UUID tiff = world.fax(id).faxFileId().orElseThrow();
      byte[] before = world.content(tiff);
      world.loses(tiff);

      Document again = world.renditions.faxFile(world.fax(id));

      assertThat(bytes(again)).isEqualTo(before);
      assertThat(world.fax(id).faxFileId()).contains(again.id());
      assertThat(world.references(again.id())).isEqualTo(1);
    }

    @Test
    void a_pdf_is_not_made_of_damaged_pages() throws IOException {
      world.set("store_fax_pdf", false);
      UUID id = prepared();
      UUID tiff = world.fax(id).faxFileId().orElseThrow();
      byte[] before = world.content(tiff);
      world.damages(tiff);

      assertThat(bytes(world.renditions.pdf(world.fax(id)))).startsWith("%PDF-".getBytes(US_ASCII));
      assertThat(world.content(tiff)).isEqualTo(before);
      assertThat(world.converter.faxes).hasValue(2);
    }

    @Test
    void a_document_that_was_lost_before_it_was_prepared_fails_the_fax() throws IOException {
      UUID id = world.uploaded(Preparation.pdf(1), "application/pdf", 1);
      world.loses(world.fax(id).originalId().orElseThrow());

      world.prepare(id);

      assertThat(world.job(id).state()).isEqualTo(JobState.FAILED);
      assertThat(world.job(id).reason()).contains("lost");
    }
  }

  @Test
  void what_cannot_be_faxed_is_told_with_its_reason() throws IOException {
    UUID id = world.uploaded("%PDF-1.4 and no more".getBytes(US_ASCII), "application/pdf", 1);
    world.prepare(id);

    assertThatExceptionOfType(FaxException.class)
        .isThrownBy(() -> world.renditions.pdf(world.fax(id)))
        .withMessage(world.job(id).reason())
        .satisfies(e -> assertThat(e.type()).isEqualTo(ProblemType.UNREADABLE_DOCUMENT));
  }
}
