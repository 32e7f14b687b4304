package org.caselli.fax.imaging.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.caselli.fax.imaging.ConversionLimits;
import org.caselli.fax.imaging.FaxFormat;
import org.caselli.fax.imaging.FaxImageResult;
import org.caselli.fax.imaging.FaxResolution;
import org.caselli.fax.imaging.PageHeader;
import org.caselli.fax.imaging.Scaling;
import org.caselli.fax.imaging.header.HeaderLine;
import org.caselli.fax.imaging.page.BilevelPage;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every size of paper, resolution and scaling, with and without header, from file to file. */
class PageGeometryTest {

  private static final double POINTS_PER_MM = 72 / 25.4;
  private static final PageHeader HEADER = new PageHeader("2026-11-23 14:05  Rossi  +15551230000");

  /** Widths and heights in points. */
  private static final Map<String, PDRectangle> SIZES =
      new TreeMap<>(
          Map.of(
              "A3", PDRectangle.A3,
              "A4", PDRectangle.A4,
              "A4 landscape",
                  new PDRectangle(PDRectangle.A4.getHeight(), PDRectangle.A4.getWidth()),
              "A5", PDRectangle.A5,
              "B4", new PDRectangle((float) (257 * POINTS_PER_MM), (float) (364 * POINTS_PER_MM)),
              "letter", PDRectangle.LETTER,
              "legal", PDRectangle.LEGAL,
              "receipt", new PDRectangle(227, 700)));

  @TempDir Path folder;

  static Stream<Arguments> everyCombination() {
    return SIZES.keySet().stream()
        .flatMap(
            size ->
                Stream.of(FaxResolution.values())
                    .flatMap(
                        resolution ->
                            Stream.of(Scaling.values())
                                .flatMap(
                                    scaling ->
                                        Stream.of(true, false)
                                            .map(
                                                header ->
                                                    Arguments.of(
                                                        size, resolution, scaling, header)))));
  }

  @ParameterizedTest
  @MethodSource("everyCombination")
  void ink_in_the_corners_stays_on_the_page_and_square(
      String size, FaxResolution resolution, Scaling scaling, boolean withHeader) throws Exception {
    PDRectangle box = SIZES.get(size);
    float rightMark = box.getWidth() - Pdfs.MARK;
    float lowMark = box.getHeight() - Pdfs.MARK;
    Path source =
        new Pdfs()
            .page(box)
            .mark(0, 0)
            .mark(rightMark, 0)
            .mark(0, lowMark)
            .mark(rightMark, lowMark)
            .save(folder.resolve("s.pdf"));
    FaxFormat format =
        FaxFormat.fine()
            .with(resolution)
            .with(scaling)
            .with(withHeader ? Optional.of(HEADER) : Optional.empty());

    FaxImageResult result =
        new DocumentConverter()
            .toFaxTiff(
                source,
                "application/pdf",
                folder.resolve("fax.tif"),
                format,
                ConversionLimits.defaults());

    int lpi = resolution.linesPerInch();
    assertThat(result.pages()).isEqualTo(1);
    assertThat(result.shapes().get(0).widthPx()).isEqualTo(1728);
    assertThat(result.shapes().get(0).yLinesPerInch()).isEqualTo(lpi);
    BilevelPage page = content(withHeader ? HeaderLine.lines(lpi) : 0);
    double scale = expectedScale(box, scaling, page.heightPx() / (double) lpi);
    double markPx = Pdfs.MARK / 72 * 204 * scale;
    double markLines = Pdfs.MARK / 72 * lpi * scale;
    int left = leftmost(page);
    assertThat((double) run(page, left, 0, 1, 0)).isCloseTo(markPx, within(1.01));
    assertThat((double) run(page, left, 0, 0, 1)).isCloseTo(markLines, within(1.01));
    int right = rightmost(page);
    assertThat(1727 - right - left).as("margins").isBetween(0, 1);
    assertThat(page.black(left, page.heightPx() - 1)).isTrue();
    assertThat(page.black(right, page.heightPx() - 1)).isTrue();
  }

  private BilevelPage content(int headerLines) throws Exception {
    List<BilevelPage> pages = IndependentReader.pages(folder.resolve("fax.tif"));
    return pages.get(0).slice(headerLines, pages.get(0).heightPx());
  }

  /** What the width and the scaling promise; for a page that its length limits, its length. */
  private static double expectedScale(PDRectangle box, Scaling scaling, double inches) {
    double across = Math.min(box.getWidth(), box.getHeight()) / 72;
    double down = Math.max(box.getWidth(), box.getHeight()) / 72;
    double toWidth = 1728 / 204.0 / across;
    double wanted = scaling == Scaling.FIT ? toWidth : Math.min(1, toWidth);
    boolean limited = inches / down < wanted - 0.001;
    if (limited) {
      assertThat(inches).isCloseTo(364 / 25.4, within(0.14));
    }
    return limited ? inches / down : wanted;
  }

  private static int leftmost(BilevelPage page) {
    int x = 0;
    while (!page.black(x, 0)) {
      x++;
    }
    return x;
  }

  private static int rightmost(BilevelPage page) {
    int x = page.widthPx() - 1;
    while (!page.black(x, 0)) {
      x--;
    }
    return x;
  }

  private static int run(BilevelPage page, int x, int y, int stepX, int stepY) {
    int length = 0;
    while (page.black(x + length * stepX, y + length * stepY)) {
      length++;
    }
    return length;
  }
}
