package org.caselli.fax.imaging.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.caselli.fax.imaging.ConversionLimits;
import org.caselli.fax.imaging.UnreadableDocumentException;
import org.caselli.fax.imaging.UnreadableDocumentException.Reason;
import org.caselli.fax.imaging.limit.Deadline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextPdfTest {

  private static final ConversionLimits LIMITS =
      new ConversionLimits(5, 40_000_000, 100_000_000, Duration.ofMinutes(1));

  @TempDir Path folder;

  @Test
  void text_is_read_in_the_charset_that_fits() throws Exception {
    assertThat(lines("Grüße".getBytes(StandardCharsets.UTF_8), "text/plain")).contains("Grüße");
    assertThat(lines("Grüße".getBytes(StandardCharsets.ISO_8859_1), "text/plain; charset=us-ascii"))
        .contains("Grüße");
    assertThat(lines("\ufeffGrüße".getBytes(StandardCharsets.UTF_16LE), "text/plain"))
        .contains("Grüße");
    assertThat(
            lines("Привет".getBytes(Charset.forName("KOI8-R")), "text/plain; charset=\"koi8-r\""))
        .contains("Привет");
    assertThat(lines("Grüße".getBytes(StandardCharsets.UTF_8), "text/plain; charset=no such"))
        .contains("Grüße");
  }

  @Test
  void a_page_has_63_lines_and_a_form_feed_ends_it() throws Exception {
    assertThat(pages("line\n".repeat(63))).isEqualTo(1);
    assertThat(pages("line\n".repeat(64))).isEqualTo(2);
    assertThat(pages("one\ftwo\fthree")).isEqualTo(3);
    assertThat(pages("one\f")).isEqualTo(1);
  }

  @Test
  void lines_of_a_hundred_cells_stay_whole_in_smaller_type() throws Exception {
    assertThat(lines("x".repeat(100).getBytes(StandardCharsets.UTF_8), "text/plain"))
        .containsExactly("x".repeat(100));
    assertThat(lines("x".repeat(120).getBytes(StandardCharsets.UTF_8), "text/plain"))
        .containsExactly("x".repeat(84), "x".repeat(36));
  }

  @Test
  void a_character_that_no_font_has_becomes_a_box() throws Exception {
    Path pdf = write("\ue123".getBytes(StandardCharsets.UTF_8), "text/plain");

    try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
      String drawing =
          new String(document.getPage(0).getContents().readAllBytes(), StandardCharsets.US_ASCII);
      assertThat(drawing).contains(" re").contains("\nS");
    }
  }

  @Test
  void a_machine_without_fonts_has_those_that_we_carry() throws Exception {
    try (PDDocument document = new PDDocument()) {
      assertThat(new TextFonts(document, List.of()).of('ü')).isPresent();
      assertThat(new TextFonts(document, List.of(folder.resolve("gone.ttf"))).of('ü')).isPresent();
    }
  }

  @Test
  void blank_text_is_refused() {
    assertRefused(" \n\f\t\n", Reason.EMPTY);
  }

  @Test
  void more_pages_than_the_limit_are_refused() {
    assertRefused("a\f".repeat(100), Reason.TOO_LARGE);
  }

  private void assertRefused(String text, Reason reason) {
    assertThatThrownBy(() -> pages(text))
        .isInstanceOfSatisfying(
            UnreadableDocumentException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  private int pages(String text) throws IOException, UnreadableDocumentException {
    Path pdf = write(text.getBytes(StandardCharsets.UTF_8), "text/plain");
    try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
      return document.getNumberOfPages();
    }
  }

  private List<String> lines(byte[] text, String mediaType)
      throws IOException, UnreadableDocumentException {
    try (PDDocument document = Loader.loadPDF(write(text, mediaType).toFile())) {
      return new PDFTextStripper().getText(document).lines().toList();
    }
  }

  private Path write(byte[] text, String mediaType)
      throws IOException, UnreadableDocumentException {
    Path source = folder.resolve("text.txt");
    Path pdf = folder.resolve("text.pdf");
    Files.write(source, text);
    Deadline deadline = new Deadline(System::nanoTime, LIMITS.timeLimit());
    TextPdf.write(source, mediaType, pdf, LIMITS, deadline);
    return pdf;
  }
}
