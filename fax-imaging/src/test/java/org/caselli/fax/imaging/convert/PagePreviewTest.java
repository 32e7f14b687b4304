package org.caselli.fax.imaging.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.caselli.fax.imaging.ConversionLimits;
import org.caselli.fax.imaging.page.BilevelPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PagePreviewTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"98, 1146", "196, 2292", "391, 4573"})
  void a_letter_has_the_same_shape_at_every_resolution(int linesPerInch, int lines)
      throws Exception {
    TiffBuilder tiff = TiffBuilder.littleEndian();
    tiff.fax(upperLeftQuarter(lines), 204, linesPerInch);

    BufferedImage picture = preview(tiff, 1, 432);

    assertThat(picture.getWidth()).isEqualTo(432);
    assertThat(picture.getHeight()).isBetween(596, 597);
    assertThat(picture.getColorModel().getNumComponents()).isEqualTo(1);
    assertThat(shade(picture, 210, 290)).isLessThan(20);
    assertThat(shade(picture, 222, 290)).isGreaterThan(235);
    assertThat(shade(picture, 210, 305)).isGreaterThan(235);
  }

  private static BilevelPage upperLeftQuarter(int lines) {
    BilevelPage page = BilevelPage.white(1728, lines);
    for (int y = 0; y < lines / 2; y++) {
      for (int x = 0; x < 864; x++) {
        page.blacken(x, y);
      }
    }
    return page;
  }

  @Test
  void a_picture_is_no_wider_than_the_page() throws Exception {
    TiffBuilder tiff = TiffBuilder.littleEndian();
    tiff.fax(Pictures.scribble(1728, 100, 1), 204, 98);

    BufferedImage picture = preview(tiff, 1, 4000);

    assertThat(picture.getWidth()).isEqualTo(1728);
    assertThat(picture.getHeight()).isEqualTo(208);
  }

  @Test
  void thin_lines_become_gray_and_do_not_vanish() throws Exception {
    BilevelPage page = BilevelPage.white(1728, 400);
    for (int x = 0; x < 1728; x++) {
      page.blacken(x, 203);
    }
    TiffBuilder tiff = TiffBuilder.littleEndian();
    tiff.fax(page, 204, 204);

    BufferedImage picture = preview(tiff, 1, 432);

    assertThat(shade(picture, 200, 50)).isBetween(185, 197);
  }

  @Test
  void a_page_is_chosen_by_number_and_stands_upright() throws Exception {
    TiffBuilder tiff = TiffBuilder.littleEndian();
    tiff.fax(BilevelPage.white(1728, 100), 204, 196).set(254, 1);
    tiff.fax(BilevelPage.white(1728, 100), 204, 196);
    tiff.fax(BilevelPage.white(400, 200), 100, 100).set(274, 6);

    assertThat(preview(tiff, 2, 100).getHeight()).isEqualTo(200);
    assertThatThrownBy(() -> preview(tiff, 3, 100)).isInstanceOf(IllegalArgumentException.class);
    assertThat(folder.resolve("page.png")).doesNotExist();
  }

  private BufferedImage preview(TiffBuilder tiff, int page, int widthPx) throws Exception {
    Path source = tiff.write(folder.resolve("source.tif"));
    Path png = folder.resolve("page.png");
    new DocumentConverter().preview(source, page, widthPx, png, ConversionLimits.defaults());
    return ImageIO.read(png.toFile());
  }

  private static int shade(BufferedImage picture, int x, int y) {
    return picture.getRaster().getSample(x, y, 0);
  }
}
