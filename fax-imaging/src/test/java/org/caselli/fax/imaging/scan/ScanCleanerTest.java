package org.caselli.fax.imaging.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.Random;
import org.caselli.fax.imaging.FaxResolution;
import org.caselli.fax.imaging.Scaling;
import org.caselli.fax.imaging.page.BilevelPage;
import org.caselli.fax.imaging.page.FaxProfile;
import org.caselli.fax.imaging.page.GrayRaster;
import org.caselli.fax.imaging.page.PageFit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScanCleanerTest {

  private static final int WIDTH = 1728;
  private static final PageFit FIT = new PageFit(false, 1, 1688, 20, 2292);

  private FaxProfile profile = FaxProfile.of(FaxResolution.FINE, Scaling.TRUE_SIZE);
  private GrayRaster raster = cleared();

  @ParameterizedTest
  @ValueSource(doubles = {-4.5, -2, -0.5, 0.5, 1.3, 4.5})
  void text_that_lies_askew_is_set_straight(double degrees) {
    text(degrees);

    ScanCleaner.clean(raster.pixels(), FIT, profile);

    assertThat(remainingSkew()).isCloseTo(0, within(0.08));
  }

  @ParameterizedTest
  @EnumSource(FaxResolution.class)
  void askew_text_is_set_straight_at_every_resolution(FaxResolution resolution) {
    profile = FaxProfile.of(resolution, Scaling.TRUE_SIZE);
    raster = cleared();
    int lines = 2292 * profile.linesPerInch() / 196;
    PageFit fit = new PageFit(false, 1, 1688, 20, lines);
    text(2);

    ScanCleaner.clean(raster.pixels(), fit, profile);

    OptionalDouble slope = new SkewFinder(area(lines)).slope();
    assertThat(slope).isEmpty();
  }

  @Test
  void nothing_is_lost_at_the_edges_when_a_page_is_turned() {
    text(3);
    Graphics2D graphics = raster.image().createGraphics();
    graphics.setColor(Color.BLACK);
    for (int x : new int[] {20, 1698}) {
      for (int y : new int[] {0, 2282}) {
        graphics.fillRect(x, y, 10, 10);
      }
    }
    graphics.dispose();
    long ink = inkIn(raster.pixels());

    ScanCleaner.clean(raster.pixels(), FIT, profile);

    assertThat((double) inkIn(raster.pixels()) / ink).isBetween(0.85, 1.0);
    for (int edge = 0; edge < 2292; edge += 2291) {
      assertThat(darkestNear(20, edge)).isLessThan(128);
      assertThat(darkestNear(1707, edge)).isLessThan(128);
    }
  }

  @Test
  void a_straight_page_stays_as_it_is() {
    text(0);
    byte[] before = raster.pixels().clone();

    ScanCleaner.clean(raster.pixels(), FIT, profile);

    assertThat(Arrays.equals(raster.pixels(), before)).isTrue();
  }

  @Test
  void a_drawing_without_lines_of_text_stays_as_it_is() {
    Graphics2D graphics = raster.image().createGraphics();
    graphics.setColor(Color.BLACK);
    for (int i = 0; i < 12; i++) {
      graphics.drawOval(200 + 60 * i, 300 + 80 * i, 500, 500);
      graphics.drawLine(100, 200 * i, 1600, 200 * i + 130 * (i % 3));
    }
    graphics.dispose();
    byte[] before = raster.pixels().clone();

    ScanCleaner.clean(raster.pixels(), FIT, profile);

    assertThat(Arrays.equals(raster.pixels(), before)).isTrue();
  }

  @Test
  void noise_and_photographs_stay_as_they_are() {
    Random random = new Random(5);
    for (int y = 0; y < 2292; y++) {
      for (int x = 20; x < 1708; x++) {
        double wave = 90 * Math.sin(x / 170.0 + y / 310.0) * Math.cos(y / 130.0 - x / 500.0);
        raster.pixels()[y * WIDTH + x] = (byte) (140 + wave + random.nextInt(20));
      }
    }
    byte[] before = raster.pixels().clone();

    ScanCleaner.clean(raster.pixels(), FIT, profile);

    assertThat(Arrays.equals(raster.pixels(), before)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"20, 0, 40, 2292", "1690, 0, 18, 2292", "20, 0, 1688, 30", "20, 2262, 1688, 30"})
  void a_dark_rim_is_removed(int x, int y, int width, int height) {
    text(0);
    byte[] clean = raster.pixels().clone();
    Graphics2D graphics = raster.image().createGraphics();
    graphics.setColor(new Color(30, 30, 30));
    graphics.fillRect(x, y, width, height);
    graphics.dispose();

    ScanCleaner.clean(raster.pixels(), FIT, profile);

    assertThat(Arrays.equals(raster.pixels(), clean)).isTrue();
  }

  @Test
  void a_bar_with_white_print_at_the_edge_stays() {
    Graphics2D graphics = raster.image().createGraphics();
    graphics.setColor(Color.BLACK);
    graphics.fillRect(20, 0, 1688, 80);
    graphics.setColor(Color.WHITE);
    for (int x = 100; x < 1500; x += 12) {
      graphics.fillRect(x, 24, 4, 32);
    }
    graphics.dispose();
    byte[] before = raster.pixels().clone();

    ScanCleaner.clean(raster.pixels(), FIT, profile);

    assertThat(Arrays.equals(raster.pixels(), before)).isTrue();
  }

  @Test
  void frames_and_pictures_that_reach_the_edge_stay() {
    Graphics2D graphics = raster.image().createGraphics();
    graphics.setColor(Color.BLACK);
    graphics.drawRect(20, 0, 1687, 2291);
    graphics.fillRect(20, 0, 800, 600);
    graphics.dispose();
    byte[] before = raster.pixels().clone();

    ScanCleaner.clean(raster.pixels(), FIT, profile);

    assertThat(Arrays.equals(raster.pixels(), before)).isTrue();
  }

  @Test
  void a_bar_that_runs_along_half_an_edge_stays() {
    text(0);
    fill(20, 0, 800, 60, 0);
    byte[] before = raster.pixels().clone();

    ScanCleaner.clean(raster.pixels(), FIT, profile);

    assertThat(Arrays.equals(raster.pixels(), before)).isTrue();
  }

  @Test
  void the_dark_edge_of_a_picture_stays() {
    text(0);
    fill(20, 0, 1688, 60, 40);
    fill(20, 60, 1688, 300, 120);
    byte[] before = raster.pixels().clone();

    ScanCleaner.clean(raster.pixels(), FIT, profile);

    assertThat(Arrays.equals(raster.pixels(), before)).isTrue();
  }

  @Test
  void the_dark_edge_of_a_page_that_is_not_mostly_paper_stays() {
    fill(20, 0, 1688, 60, 0);
    fill(20, 200, 1688, 1400, 130);
    byte[] before = raster.pixels().clone();

    ScanCleaner.clean(raster.pixels(), FIT, profile);

    assertThat(Arrays.equals(raster.pixels(), before)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "1688, 2292, true",
    "1020, 1440, true",
    "10, 10, false",
    "1688, 300, false",
    "400, 2292, false"
  })
  void what_is_smaller_than_a_sheet_is_no_scan(int width, int lines, boolean sheet) {
    PageFit fit = new PageFit(false, 1, width, 20, lines);

    assertThat(ScanCleaner.isSheet(fit, profile)).isEqualTo(sheet);
  }

  @Test
  void dots_that_lead_to_a_number_stay() {
    BilevelPage page = BilevelPage.white(400, 100);
    for (int x = 30; x < 350; x += 14) {
      page.blacken(x, 50);
      page.blacken(x + 1, 50);
    }
    byte[] before = page.rows().clone();

    ScanCleaner.removeSpecks(page);

    assertThat(page.rows()).isEqualTo(before);
  }

  @Test
  void a_screen_of_scattered_dots_stays() {
    BilevelPage page = BilevelPage.white(400, 400);
    Random random = new Random(3);
    for (int y = 4; y < 390; y += 10) {
      for (int x = 4; x < 390; x += 10) {
        page.blacken(x + random.nextInt(4), y + random.nextInt(4));
      }
    }
    byte[] before = page.rows().clone();

    ScanCleaner.removeSpecks(page);

    assertThat(page.rows()).isEqualTo(before);
  }

  @Test
  void specks_that_stand_alone_are_removed_and_full_stops_are_not() {
    BilevelPage page = BilevelPage.white(200, 100);
    page.blacken(0, 0);
    page.blacken(101, 50);
    page.blacken(102, 51);
    for (int x = 150; x < 153; x++) {
      for (int y = 80; y < 83; y++) {
        page.blacken(x, y);
      }
    }
    page.blacken(20, 40);
    page.blacken(23, 38);

    ScanCleaner.removeSpecks(page);

    assertThat(page.black(0, 0)).isFalse();
    assertThat(page.slice(45, 60).blank()).isTrue();
    assertThat(page.black(151, 81)).isTrue();
    assertThat(page.black(20, 40)).isTrue();
    assertThat(page.black(23, 38)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "3, 400", "1688, 2", "9, 17"})
  void the_smallest_pages_are_no_trouble(int width, int height) {
    PageFit fit = new PageFit(false, 1, width, (WIDTH - width) / 2, height);
    Arrays.fill(raster.pixels(), (byte) 0);

    ScanCleaner.clean(raster.pixels(), fit, profile);

    assertThat(raster.pixels()[WIDTH * 2000]).isZero();
  }

  private void fill(int x, int y, int width, int height, int tone) {
    Graphics2D graphics = raster.image().createGraphics();
    graphics.setColor(new Color(tone, tone, tone));
    graphics.fillRect(x, y, width, height);
    graphics.dispose();
  }

  private GrayRaster cleared() {
    GrayRaster fresh = new GrayRaster(profile);
    fresh.clear();
    return fresh;
  }

  /** Lines of words, turned about the middle of the page. */
  private void text(double degrees) {
    double shape = profile.linesPerInch() / 204.0;
    Graphics2D graphics = raster.image().createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    AffineTransform turn = AffineTransform.getScaleInstance(1, shape);
    turn.rotate(Math.toRadians(degrees), 864, 1192);
    graphics.transform(turn);
    graphics.setColor(Color.BLACK);
    Random random = new Random(11);
    for (int line = 0; line < 40; line++) {
      double x = 220;
      while (x < 1450) {
        double width = 3 + random.nextInt(4);
        graphics.fill(new Rectangle2D.Double(x, 250 + line * 48, width, 16 + random.nextInt(6)));
        x += width + 5 + (random.nextInt(6) == 0 ? 16 : 0);
      }
    }
    graphics.dispose();
  }

  private ScanArea area(int lines) {
    return new ScanArea(raster.pixels(), WIDTH, 20, 1688, lines);
  }

  /** In degrees; 0 when none is found. */
  private double remainingSkew() {
    double slope = new SkewFinder(area(2292)).slope().orElse(0);
    return Math.toDegrees(Math.atan(slope * 204 / 196));
  }

  private static long inkIn(byte[] gray) {
    long ink = 0;
    for (byte each : gray) {
      ink += 255 - (each & 0xff);
    }
    return ink;
  }

  private int darkestNear(int x, int y) {
    int darkest = 255;
    for (int v = Math.max(0, y - 140); v < Math.min(2292, y + 140); v++) {
      for (int u = Math.max(20, x - 140); u < Math.min(1708, x + 140); u++) {
        darkest = Math.min(darkest, raster.pixels()[v * WIDTH + u] & 0xff);
      }
    }
    return darkest;
  }
}
