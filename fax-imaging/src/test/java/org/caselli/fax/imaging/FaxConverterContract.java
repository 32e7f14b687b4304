package org.caselli.fax.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.caselli.fax.imaging.UnreadableDocumentException.Reason;
import org.caselli.fax.imaging.convert.Pdfs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every converter does, wherever it does it. */
public abstract class FaxConverterContract {

  private static final ConversionLimits LIMITS = ConversionLimits.defaults();

  @TempDir protected Path folder;

  private Path target;

  protected abstract FaxConverter converter();

  @BeforeEach
  void name_the_target() {
    target = folder.resolve("target");
  }

  @Test
  void a_document_becomes_a_fax_tiff_with_the_shapes_that_are_told() throws Exception {
    FaxImageResult result = toFax(twoPages(), FaxFormat.fine().with(FaxResolution.STANDARD));

    assertThat(result.pages()).isEqualTo(2);
    assertThat(result.passthrough()).isFalse();
    assertThat(result.bytes()).isEqualTo(Files.size(target));
    assertThat(result.shapes()).extracting(PageShape::yLinesPerInch).containsOnly(98);
    assertThat(converter().inspect(target, LIMITS).shapes()).isEqualTo(result.shapes());
  }

  @Test
  void a_header_is_drawn_when_the_format_has_one() throws Exception {
    FaxImageResult plain = toFax(twoPages(), FaxFormat.fine());
    FaxFormat withHeader =
        FaxFormat.fine().with(Optional.of(new PageHeader("2026-11-23 14:05 Müller")));

    FaxImageResult result = toFax(twoPages(), withHeader);

    assertThat(result.shapes().get(0).heightPx()).isGreaterThan(plain.shapes().get(0).heightPx());
  }

  @Test
  void several_documents_become_one_fax_whose_header_counts_all_pages() throws Exception {
    FaxFormat format = FaxFormat.fine().with(Optional.of(new PageHeader("2026-11-23 14:05")));
    Path text = Files.writeString(folder.resolve("note.txt"), "A note");
    Path fourPages;
    try (Pdfs pdf = new Pdfs().page(PDRectangle.A4).mark(100, 100)) {
      fourPages =
          pdf.page(PDRectangle.A4)
              .mark(300, 300)
              .page(PDRectangle.A4)
              .page(PDRectangle.A4)
              .save(folder.resolve("four.pdf"));
    }
    toFax(fourPages, FaxFormat.fine());
    Path alone = Files.move(target, folder.resolve("alone.tiff"));

    FaxImageResult result = toFax(format, LIMITS, twoPages(), text, alone);

    assertThat(result.pages()).isEqualTo(7);
    assertThat(result.passthrough()).isFalse();
    assertThat(converter().inspect(target, LIMITS).shapes()).isEqualTo(result.shapes());
  }

  @Test
  void the_document_of_several_that_is_at_fault_is_named() throws Exception {
    Path bad = Files.writeString(folder.resolve("bad.pdf"), "%PDF-1.7\nnothing follows");
    Path empty = Files.createFile(folder.resolve("empty.pdf"));

    assertThatExceptionOfType(UnreadableDocumentException.class)
        .isThrownBy(() -> toFax(FaxFormat.fine(), LIMITS, twoPages(), bad))
        .withMessageStartingWith("Document 2 of 2: ");
    assertThatExceptionOfType(UnreadableDocumentException.class)
        .isThrownBy(() -> toFax(FaxFormat.fine(), LIMITS, empty, twoPages()))
        .withMessageStartingWith("Document 1 of 2: ");
    assertThat(target).doesNotExist();
  }

  @Test
  void all_pages_of_several_documents_count_against_the_limit() throws Exception {
    ConversionLimits three = new ConversionLimits(3, 40_000_000, 1_000_000, Duration.ofMinutes(1));

    assertThatExceptionOfType(UnreadableDocumentException.class)
        .isThrownBy(() -> toFax(FaxFormat.fine(), three, twoPages(), twoPages()))
        .withMessageContaining("more than 3");
  }

  @Test
  void a_tiff_that_is_fit_for_sending_passes_and_says_so() throws Exception {
    toFax(twoPages(), FaxFormat.fine());
    Path fax = Files.move(target, folder.resolve("ready.tiff"));

    FaxImageResult result = toFax(fax, FaxFormat.fine());

    assertThat(result.passthrough()).isTrue();
    assertThat(target).hasSameBinaryContentAs(fax);
  }

  @Test
  void a_fax_becomes_a_pdf_with_a_page_for_each() throws Exception {
    toFax(twoPages(), FaxFormat.fine());
    Path pdf = folder.resolve("view.pdf");

    assertThat(converter().toPdf(target, pdf, LIMITS)).isEqualTo(2);
    try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
      assertThat(document.getNumberOfPages()).isEqualTo(2);
    }
  }

  @Test
  void a_page_has_a_preview_as_png() throws Exception {
    toFax(twoPages(), FaxFormat.fine());
    Path png = folder.resolve("page.png");

    converter().preview(target, 2, 300, png, LIMITS);

    assertThat(ImageIO.read(png.toFile()).getWidth()).isEqualTo(300);
  }

  @Test
  void there_is_no_preview_of_a_page_that_is_not_there() throws Exception {
    toFax(twoPages(), FaxFormat.fine());

    assertThatIllegalArgumentException()
        .isThrownBy(() -> converter().preview(target, 3, 300, folder.resolve("p.png"), LIMITS));
    assertThat(folder.resolve("p.png")).doesNotExist();
  }

  @Test
  void names_with_blanks_and_umlauts_are_files_like_others() throws Exception {
    Path source = Files.move(twoPages(), folder.resolve("Überweisung an 山田 \n 1.pdf"));

    assertThat(toFax(source, FaxFormat.fine()).pages()).isEqualTo(2);
  }

  @Test
  void a_damaged_document_is_refused_and_leaves_no_file() throws Exception {
    Path source = Files.writeString(folder.resolve("bad.pdf"), "%PDF-1.7\nnothing follows");
    Files.writeString(target, "of an earlier call");

    assertThat(refusal(source, LIMITS).reason()).isIn(Reason.DAMAGED, Reason.EMPTY);
    assertThat(target).doesNotExist();
  }

  @Test
  void an_empty_document_is_refused() throws Exception {
    Path source = Files.createFile(folder.resolve("empty.pdf"));

    assertThat(refusal(source, LIMITS).reason()).isEqualTo(Reason.EMPTY);
  }

  @Test
  void a_document_with_a_password_is_refused() throws Exception {
    Path source;
    try (Pdfs pdf = new Pdfs().page(PDRectangle.A4).mark(100, 100).protect("owner", "user")) {
      source = pdf.save(folder.resolve("locked.pdf"));
    }

    assertThat(refusal(source, LIMITS).reason()).isEqualTo(Reason.ENCRYPTED);
  }

  @Test
  void too_many_pages_are_refused() throws Exception {
    ConversionLimits onePage =
        new ConversionLimits(1, 40_000_000, 1_000_000, Duration.ofMinutes(1));

    UnreadableDocumentException refusal = refusal(twoPages(), onePage);

    assertThat(refusal.reason()).isEqualTo(Reason.TOO_LARGE);
    assertThat(refusal).hasMessageContaining("more than 1 page");
  }

  @Test
  void a_missing_file_is_no_fault_of_the_document() {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> toFax(folder.resolve("gone.pdf"), FaxFormat.fine()));
  }

  @Test
  void a_target_that_cannot_be_written_is_no_fault_of_the_document() throws Exception {
    target = folder.resolve("no such folder").resolve("target");
    Path source = twoPages();

    assertThatExceptionOfType(IOException.class).isThrownBy(() -> toFax(source, FaxFormat.fine()));
  }

  @Test
  void only_the_target_is_left_in_its_folder() throws Exception {
    Path source = twoPages();
    Path only = Files.createDirectory(folder.resolve("only"));
    target = only.resolve("target");

    toFax(source, FaxFormat.fine());

    assertThat(only).isDirectoryContaining(file -> file.equals(target));
    assertThat(only.toFile().list()).hasSize(1);
  }

  private UnreadableDocumentException refusal(Path source, ConversionLimits limits) {
    FaxFormat format = FaxFormat.fine();
    return catchThrowableOfType(
        UnreadableDocumentException.class,
        () -> converter().toFaxTiff(source, "application/pdf", target, format, limits));
  }

  private FaxImageResult toFax(Path source, FaxFormat format) throws Exception {
    return converter().toFaxTiff(source, "application/pdf", target, format, LIMITS);
  }

  private FaxImageResult toFax(FaxFormat format, ConversionLimits limits, Path... sources)
      throws Exception {
    List<SourceDocument> documents =
        Stream.of(sources)
            .map(file -> new SourceDocument(file, file.endsWith("note.txt") ? "text/plain" : ""))
            .toList();
    return converter().toFaxTiff(documents, target, format, limits);
  }

  private Path twoPages() throws IOException {
    try (Pdfs pdf = new Pdfs().page(PDRectangle.A4).mark(100, 100)) {
      return pdf.page(PDRectangle.A4).mark(300, 300).save(folder.resolve("two.pdf"));
    }
  }
}
