package org.caselli.fax.imaging.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNull;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.caselli.fax.imaging.ConversionLimits;
import org.caselli.fax.imaging.FaxImageResult;
import org.caselli.fax.imaging.PageHeader;
import org.caselli.fax.imaging.UnreadableDocumentException;
import org.caselli.fax.imaging.UnreadableDocumentException.Reason;
import org.caselli.fax.imaging.page.BilevelPage;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PdfToFaxTest {

  private static final PDRectangle A4_LANDSCAPE =
      new PDRectangle(PDRectangle.A4.getHeight(), PDRectangle.A4.getWidth());

  private final Conversions converter = new Conversions(ConversionLimits.defaults());

  @TempDir Path folder;

  @Nested
  class Geometry {

    @Test
    void marks_of_an_a4_page_are_where_the_paper_has_them() throws Exception {
      BilevelPage page = convert(new Pdfs().page(PDRectangle.A4).mark(72, 144)).get(0);

      assertThat(page.heightPx()).isEqualTo(2292);
      assertMark(page, 20 + 204, 392);
    }

    @Test
    void marks_in_all_corners_of_letter_survive() throws Exception {
      BilevelPage page =
          convert(
                  new Pdfs()
                      .page(PDRectangle.LETTER)
                      .mark(0, 0)
                      .mark(612 - Pdfs.MARK, 0)
                      .mark(0, 792 - Pdfs.MARK)
                      .mark(612 - Pdfs.MARK, 792 - Pdfs.MARK))
              .get(0);

      assertThat(page.black(2, 2)).isTrue();
      assertThat(page.black(1725, 2)).isTrue();
      assertThat(page.black(2, page.heightPx() - 3)).isTrue();
      assertThat(page.black(1725, page.heightPx() - 3)).isTrue();
      assertThat(page.black(864, 1000)).isFalse();
    }

    /** A mark at the stored page's top left is seen top right after 90 degrees clockwise. */
    @ParameterizedTest
    @ValueSource(ints = {0, 90, 180, 270})
    void page_rotation_is_obeyed(int degrees) throws Exception {
      PDRectangle stored = degrees % 180 == 0 ? PDRectangle.A4 : A4_LANDSCAPE;

      BilevelPage page = convert(new Pdfs().page(stored).mark(0, 0).rotate(degrees)).get(0);

      boolean right = degrees == 90 || degrees == 180;
      boolean bottom = degrees == 180 || degrees == 270;
      assertThat(page.heightPx()).isEqualTo(2292);
      assertThat(page.black(right ? 1700 : 25, bottom ? 2285 : 5)).isTrue();
      assertThat(page.black(right ? 25 : 1700, bottom ? 2285 : 5)).isFalse();
      assertThat(page.black(right ? 1700 : 25, bottom ? 5 : 2285)).isFalse();
    }

    @Test
    void landscape_is_turned_so_that_nothing_is_lost() throws Exception {
      BilevelPage page =
          convert(new Pdfs().page(A4_LANDSCAPE).mark(0, 0).mark(841 - Pdfs.MARK, 300)).get(0);

      assertThat(page.heightPx()).isEqualTo(2292);
      assertThat(page.black(1700, 5)).isTrue();
      assertThat(page.black(20 + 1687 - 850 - 50, 2285)).isTrue();
    }

    @Test
    void only_the_crop_box_is_faxed() throws Exception {
      PDRectangle crop = new PDRectangle(100, 542, 300, 200);

      BilevelPage page =
          convert(new Pdfs().page(PDRectangle.A4).mark(0, 0).mark(100, 100).crop(crop)).get(0);

      assertThat(page.heightPx()).isEqualTo(544);
      int left = (1728 - 850) / 2;
      assertMark(page, left, 0);
      assertThat(page.black(left - 3, 5)).isFalse();
    }

    @Test
    void a_long_page_goes_on_to_the_next_at_full_scale() throws Exception {
      List<BilevelPage> pages =
          convert(new Pdfs().page(new PDRectangle(500, 2592)).mark(100, 72).mark(100, 2000));

      assertThat(pages).hasSize(3);
      assertThat(pages.stream().mapToInt(BilevelPage::heightPx).sum()).isEqualTo(7056);
      int left = (1728 - 1417) / 2 + 283;
      assertMark(pages.get(0), left, 196);
      int at = 5444 - pages.get(0).heightPx();
      assertMark(pages.get(1), left, at);
    }

    @Test
    void each_page_keeps_its_own_size() throws Exception {
      List<BilevelPage> pages =
          convert(
              new Pdfs()
                  .page(PDRectangle.A4)
                  .mark(9, 9)
                  .page(PDRectangle.LEGAL)
                  .mark(9, 9)
                  .page(PDRectangle.A5)
                  .mark(9, 9));

      assertThat(pages).extracting(BilevelPage::heightPx).containsExactly(2292, 2735, 1620);
    }
  }

  @Nested
  class Content {

    @Test
    void transparent_black_on_white_is_a_tone() throws Exception {
      BilevelPage page =
          convert(
                  new Pdfs()
                      .page(PDRectangle.A4)
                      .square(100, 100, 300, new Color(0, 0, 0, 128), false))
              .get(0);

      assertThat(shareOfBlack(page, 400, 400, 600)).isBetween(0.4, 0.6);
      assertThat(page.black(100, 2000)).isFalse();
    }

    @Test
    void a_photograph_keeps_its_tone_and_leaves_no_cache_files() throws Exception {
      BilevelPage page = convert(new Pdfs().page(PDRectangle.A4).jpeg(100, 100, 300, 102)).get(0);

      assertThat(shareOfBlack(page, 400, 400, 600)).isBetween(0.47, 0.73);
      assertThat(page.black(100, 2000)).isFalse();
      assertThat(ImageIO.getUseCache()).isFalse();
    }

    @Test
    void an_image_far_beyond_the_limit_is_refused_before_it_is_decoded() {
      Path file =
          new Pdfs().page(PDRectangle.A4).jpeg(100, 100, 300, 102).save(folder.resolve("i.pdf"));
      ConversionLimits small =
          new ConversionLimits(9, 40_000_000, 200 * 200 / 32 - 1, Duration.ofMinutes(1));

      assertRefused(new Conversions(small), file, Reason.TOO_LARGE);
    }

    @Test
    void a_multiplied_highlight_leaves_the_text_below_it_black_and_the_paper_white()
        throws Exception {
      BilevelPage page =
          convert(
                  new Pdfs()
                      .page(PDRectangle.A4)
                      .mark(100, 100)
                      .square(50, 50, 300, Color.YELLOW, true))
              .get(0);

      assertMark(page, 20 + 283, 272);
      assertThat(page.black(20 + 500, 700)).isFalse();
    }
  }

  @Nested
  class Protection {

    @Test
    void an_owner_password_does_not_keep_a_fax_from_being_sent() throws Exception {
      assertThat(convert(new Pdfs().page(PDRectangle.A4).mark(72, 144).protect("owner", "")))
          .hasSize(1)
          .allSatisfy(page -> assertMark(page, 224, 392));
    }

    @Test
    void a_user_password_does() {
      Path file =
          new Pdfs().page(PDRectangle.A4).protect("owner", "user").save(folder.resolve("p.pdf"));

      assertRefused(file, Reason.ENCRYPTED);
    }
  }

  @Nested
  class Refusals {

    @Test
    void an_empty_file() throws Exception {
      assertRefused(Files.createFile(folder.resolve("e.pdf")), Reason.EMPTY);
    }

    @Test
    void a_document_without_pages() {
      assertRefused(new Pdfs().save(folder.resolve("n.pdf")), Reason.EMPTY);
    }

    @Test
    void garbage_with_the_name_of_a_pdf() throws Exception {
      Path file = folder.resolve("g.pdf");
      Files.writeString(file, "%PDF-1.7\nnothing of the kind", StandardCharsets.ISO_8859_1);

      assertRefused(file, Reason.DAMAGED);
    }

    @Test
    void a_page_whose_content_is_not_there() throws Exception {
      Path file = new Pdfs().page(PDRectangle.A4).save(folder.resolve("c.pdf"));
      Path broken = folder.resolve("b.pdf");
      try (PDDocument document = Loader.loadPDF(file.toFile())) {
        COSDictionary page = document.getPage(0).getCOSObject();
        page.setItem(COSName.CONTENTS, new COSObject(COSNull.NULL, new COSObjectKey(99, 0)));
        document.save(broken.toFile());
      }

      assertRefused(broken, Reason.DAMAGED);
    }

    @Test
    void a_kind_that_we_do_not_know() throws Exception {
      Path file = folder.resolve("t.bin");
      Files.write(file, new byte[] {1, 2, 3, 0, 0, 0});

      assertThatThrownBy(
              () -> converter.toFaxTiff(file, "application/x-own", target(), Optional.empty()))
          .isInstanceOfSatisfying(
              UnreadableDocumentException.class,
              e -> assertThat(e.reason()).isEqualTo(Reason.UNSUPPORTED_TYPE));
    }

    @Test
    void too_many_pages() {
      Pdfs pdf = new Pdfs();
      for (int i = 0; i < 4; i++) {
        pdf.page(PDRectangle.A4);
      }
      Path file = pdf.save(folder.resolve("m.pdf"));
      ConversionLimits three =
          new ConversionLimits(3, 40_000_000, 1_000_000, Duration.ofMinutes(1));

      assertRefused(new Conversions(three), file, Reason.TOO_LARGE);
    }

    @Test
    void a_page_without_end() {
      Path file = new Pdfs().page(new PDRectangle(2, 14_400)).save(folder.resolve("l.pdf"));
      ConversionLimits narrow =
          new ConversionLimits(9, 10_000_000, 1_000_000, Duration.ofMinutes(1));

      assertRefused(new Conversions(narrow), file, Reason.TOO_LARGE);
    }

    @Test
    void a_document_that_takes_too_long_and_no_half_file_stays() {
      Pdfs pdf = new Pdfs();
      for (int i = 0; i < 9; i++) {
        pdf.page(PDRectangle.A4).mark(9, 9);
      }
      Path file = pdf.save(folder.resolve("s.pdf"));
      AtomicLong ticks = new AtomicLong();
      Conversions slow =
          new Conversions(
              ConversionLimits.defaults(), () -> ticks.addAndGet(Duration.ofSeconds(10).toNanos()));

      assertRefused(slow, file, Reason.TIMED_OUT);
    }
  }

  @Test
  void conversions_at_the_same_time_do_not_disturb_each_other() throws Exception {
    Path file =
        new Pdfs()
            .page(PDRectangle.A4)
            .mark(72, 144)
            .page(A4_LANDSCAPE)
            .square(60, 60, 400, Color.GRAY, false)
            .save(folder.resolve("source.pdf"));
    Optional<PageHeader> header = Optional.of(new PageHeader("Rossi"));
    converter.toFaxTiff(file, "application/pdf", target(), header);

    List<Path> others =
        IntStream.range(0, 8).mapToObj(i -> folder.resolve("fax" + i + ".tif")).toList();
    others.parallelStream()
        .forEach(
            other -> {
              try {
                converter.toFaxTiff(file, "application/pdf", other, header);
              } catch (UnreadableDocumentException | IOException e) {
                throw new IllegalStateException(e);
              }
            });

    assertThat(others).allSatisfy(each -> assertThat(each).hasSameBinaryContentAs(target()));
  }

  @Test
  void content_decides_over_the_media_type() throws Exception {
    Path file = new Pdfs().page(PDRectangle.A4).mark(9, 9).save(folder.resolve("x"));

    assertThat(converter.toFaxTiff(file, "image/tiff", target(), Optional.empty()).pages())
        .isEqualTo(1);
  }

  private List<BilevelPage> convert(Pdfs pdf) throws Exception {
    Path file = pdf.save(folder.resolve("source.pdf"));
    FaxImageResult result =
        converter.toFaxTiff(file, "application/pdf", target(), Optional.empty());
    assertThat(converter.inspect(target())).isEqualTo(result);
    List<BilevelPage> pages = IndependentReader.pages(target());
    assertThat(pages).hasSize(result.pages());
    return pages;
  }

  private Path target() {
    return folder.resolve("fax.tif");
  }

  private void assertRefused(Path file, Reason reason) {
    assertRefused(converter, file, reason);
  }

  private void assertRefused(Conversions by, Path file, Reason reason) {
    assertThatThrownBy(() -> by.toFaxTiff(file, "application/pdf", target(), Optional.empty()))
        .isInstanceOfSatisfying(
            UnreadableDocumentException.class,
            e -> assertThat(e.reason()).as(e.getMessage()).isEqualTo(reason));
    assertThat(target()).doesNotExist();
  }

  /** A mark begins at the given pixel, give or take two. */
  private static void assertMark(BilevelPage page, int left, int top) {
    assertThat(page.black(left + 3, top + 3)).as("inside the corner").isTrue();
    assertThat(page.black(left + 98, top + 94)).as("inside the far corner").isTrue();
    assertThat(page.black(left - 3, top + 40)).as("left of it").isFalse();
    assertThat(page.black(left + 106, top + 40)).as("right of it").isFalse();
    assertThat(page.black(left + 40, top + 102)).as("below it").isFalse();
    if (top > 3) {
      assertThat(page.black(left + 40, top - 3)).as("above it").isFalse();
    }
  }

  private static double shareOfBlack(BilevelPage page, int left, int top, int side) {
    int black = 0;
    for (int y = top; y < top + side; y++) {
      for (int x = left; x < left + side; x++) {
        black += page.black(x, y) ? 1 : 0;
      }
    }
    return (double) black / (side * side);
  }
}
