package org.caselli.fax.imaging.header;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.caselli.fax.imaging.ConversionLimits;
import org.caselli.fax.imaging.FaxImageResult;
import org.caselli.fax.imaging.PageHeader;
import org.caselli.fax.imaging.PageShape;
import org.caselli.fax.imaging.convert.Conversions;
import org.caselli.fax.imaging.convert.IndependentReader;
import org.caselli.fax.imaging.convert.Pdfs;
import org.caselli.fax.imaging.convert.Pictures;
import org.caselli.fax.imaging.convert.TiffBuilder;
import org.caselli.fax.imaging.page.BilevelPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageHeaderTest {

  private static final Optional<PageHeader> HEADER =
      Optional.of(new PageHeader("2026-11-23 14:05  Rossi & Söhne  +15551230000"));

  private final Conversions converter = new Conversions(ConversionLimits.defaults());

  @TempDir Path folder;

  @Test
  void the_header_has_rows_of_its_own_and_no_pixel_below_it_changes() throws Exception {
    BilevelPage first = Pictures.scribble(1728, 500, 1);
    BilevelPage second = Pictures.scribble(1728, 700, 2);
    TiffBuilder tiff = TiffBuilder.littleEndian();
    tiff.fax(first, 204, 196);
    tiff.fax(second, 204, 391);
    Path source = tiff.write(folder.resolve("s.tif"));

    FaxImageResult result = converter.toFaxTiff(source, "image/tiff", target(), HEADER);

    assertThat(result.passthrough()).isFalse();
    assertThat(result.shapes())
        .containsExactly(new PageShape(1728, 524, 204, 196), new PageShape(1728, 748, 204, 391));
    List<BilevelPage> pages = IndependentReader.pages(target());
    assertThat(pages.get(0).slice(24, 524).rows()).isEqualTo(first.rows());
    assertThat(pages.get(1).slice(48, 748).rows()).isEqualTo(second.rows());
    assertThat(pages.get(0).slice(0, 24).blank()).isFalse();
    assertThat(pages.get(0).whiteRow(0)).isTrue();
    assertThat(pages.get(0).whiteRow(23)).isTrue();
  }

  @Test
  void every_page_has_its_number_of_the_total() throws Exception {
    Path source =
        new Pdfs()
            .page(PDRectangle.A4)
            .page(PDRectangle.A4)
            .page(new PDRectangle(400, 2000))
            .save(folder.resolve("s.pdf"));

    FaxImageResult result = converter.toFaxTiff(source, "application/pdf", target(), HEADER);

    HeaderLine line = new HeaderLine(HEADER.orElseThrow());
    List<BilevelPage> pages = IndependentReader.pages(target());
    assertThat(result.pages()).isEqualTo(4);
    for (int i = 0; i < 4; i++) {
      byte[] expected = line.draw(i + 1, 4, 1728, 196).rows();
      assertThat(pages.get(i).slice(0, 24).rows()).isEqualTo(expected);
      assertThat(pages.get(i).slice(24, pages.get(i).heightPx()).blank()).isTrue();
    }
    assertThat(line.draw(1, 4, 1728, 196).rows()).isNotEqualTo(line.draw(2, 4, 1728, 196).rows());
  }

  @Test
  void a_long_text_is_set_narrower_and_never_touches_the_page_number() throws Exception {
    HeaderLine line = new HeaderLine(new PageHeader("A very long sender's name ".repeat(20)));

    BilevelPage rows = line.draw(1, 100, 1728, 196);

    assertThat(rows.blank()).isFalse();
    assertThat(widestGap(rows)).isGreaterThanOrEqualTo(40);
  }

  @Test
  void characters_that_the_font_lacks_do_not_break_the_page() throws Exception {
    HeaderLine line = new HeaderLine(new PageHeader("株式会社 \uD83D\uDE00\u0007"));

    assertThat(line.draw(1, 1, 1728, 196).blank()).isFalse();
  }

  @Test
  void every_page_of_many_has_the_same_text_and_its_own_number() throws Exception {
    HeaderLine line = new HeaderLine(HEADER.orElseThrow());

    BilevelPage first = line.draw(1, 120, 1728, 196);
    BilevelPage last = line.draw(120, 120, 1728, 196);
    BilevelPage firstAgain = line.draw(1, 120, 1728, 196);

    assertThat(firstAgain.rows()).isEqualTo(first.rows());
    for (int y = 0; y < 24; y++) {
      for (int x = 0; x < 1500; x++) {
        assertThat(last.black(x, y)).isEqualTo(first.black(x, y));
      }
    }
    assertThat(last.rows()).isNotEqualTo(first.rows());
  }

  @ParameterizedTest
  @CsvSource({"98, 12", "196, 24", "391, 48"})
  void the_line_is_as_high_on_paper_at_every_resolution(int linesPerInch, int rows)
      throws Exception {
    BilevelPage line = new HeaderLine(HEADER.orElseThrow()).draw(1, 1, 1728, linesPerInch);

    assertThat(line.heightPx()).isEqualTo(rows);
    assertThat(line.whiteRow(0)).isTrue();
    assertThat(line.whiteRow(rows - 1)).isTrue();
    assertThat(line.blank()).isFalse();
  }

  @Test
  void text_from_right_to_left_is_set_in_its_order() throws Exception {
    BilevelPage mixed = new HeaderLine(new PageHeader("אבג 12")).draw(1, 1, 1728, 196);
    BilevelPage swapped = new HeaderLine(new PageHeader("12 אבג")).draw(1, 1, 1728, 196);

    assertThat(mixed.blank()).isFalse();
    assertThat(mixed.rows()).isNotEqualTo(swapped.rows());
  }

  /** The widest run of white columns between two inked ones. */
  private static int widestGap(BilevelPage rows) {
    int widest = 0;
    int last = -1;
    for (int x = 0; x < rows.widthPx(); x++) {
      boolean ink = false;
      for (int y = 0; y < rows.heightPx(); y++) {
        ink |= rows.black(x, y);
      }
      if (ink) {
        widest = last < 0 ? widest : Math.max(widest, x - last - 1);
        last = x;
      }
    }
    return widest;
  }

  private Path target() {
    return folder.resolve("fax.tif");
  }
}
