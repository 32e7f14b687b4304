package org.caselli.fax.imaging.binarise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.function.IntBinaryOperator;
import org.caselli.fax.imaging.ContentMode;
import org.caselli.fax.imaging.page.BilevelPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BinariserTest {

  /** Pixels from one dash of the screen to the next. */
  private static final int DASH = 8;

  private static final int SIDE = 256;

  @Test
  void white_and_gray_paper_stay_white() {
    assertThat(binarised(filled(255)).blank()).isTrue();
    assertThat(binarised(filled(215)).blank()).isTrue();
  }

  @Test
  void black_stays_black() {
    assertThat(blackShare(binarised(filled(0)))).isEqualTo(1);
  }

  @Test
  void pale_print_is_kept_also_beside_black_print() {
    byte[] gray = filled(255);
    stroke(gray, 20, 3, 205);
    stroke(gray, 200, 3, 0);

    BilevelPage page = binarised(gray);

    assertThat(page.black(21, 128)).isTrue();
    assertThat(page.black(201, 128)).isTrue();
    assertThat(blackShare(page)).isCloseTo(6.0 / SIDE, within(0.002));
  }

  @Test
  void a_hairline_thinner_than_a_pixel_is_kept_beside_black_print() {
    byte[] gray = filled(255);
    stroke(gray, 20, 1, 190);
    stroke(gray, 30, 3, 0);

    assertThat(binarised(gray).black(20, 128)).isTrue();
  }

  @Test
  void a_hairline_that_falls_on_two_rows_is_kept_as_one() {
    byte[] gray = filled(255);
    stroke(gray, 30, 3, 0);
    Arrays.fill(gray, 100 * SIDE, 102 * SIDE, (byte) 185);

    BilevelPage page = binarised(gray);

    assertThat(page.black(40, 100) ^ page.black(40, 101)).isTrue();
  }

  @Test
  void print_on_gray_paper_is_kept_and_the_paper_is_not() {
    byte[] gray = filled(205);
    stroke(gray, 50, 4, 90);

    BilevelPage page = binarised(gray);

    assertThat(page.black(51, 10)).isTrue();
    assertThat(page.black(120, 10)).isFalse();
  }

  @Test
  void the_grain_of_scanned_paper_does_not_show() {
    byte[] gray = filled(215);
    Random grain = new Random(1);
    for (int i = 0; i < gray.length; i++) {
      gray[i] = (byte) (205 + grain.nextInt(34));
    }

    assertThat(blackShare(binarised(gray))).isLessThan(0.001);
  }

  @Test
  void a_shaded_band_is_screened_up_to_its_borders() {
    for (int top = 64; top < 80; top++) {
      byte[] gray = filled(255);
      Arrays.fill(gray, top * SIDE, (top + 34) * SIDE, (byte) 150);

      BilevelPage page = binarised(gray);

      int run = 0;
      int longest = 0;
      for (int y = 0; y < SIDE; y++) {
        boolean solid = true;
        for (int x = 0; x < SIDE; x++) {
          solid &= page.black(x, y);
        }
        run = solid ? run + 1 : 0;
        longest = Math.max(longest, run);
      }
      assertThat(longest).as("solid rows of a band at %d", top).isLessThanOrEqualTo(4);
    }
  }

  @Test
  void white_print_on_black_is_kept() {
    byte[] gray = filled(0);
    stroke(gray, 50, 4, 255);

    assertThat(binarised(gray).black(51, 10)).isFalse();
    assertThat(binarised(gray).black(40, 10)).isTrue();
  }

  @Test
  void a_photograph_keeps_its_tones_as_well_as_four_rows_can_show_them() {
    for (int tone = 0; tone <= 255; tone++) {
      double expected = (255 - tone) / 255.0;

      assertThat(blackShare(binarised(filled(tone), 196, ContentMode.PHOTO)))
          .as("tone %d", tone)
          .isCloseTo(expected, within(0.126));
    }
  }

  @ParameterizedTest
  @CsvSource({"98, 3", "196, 4", "391, 8"})
  void the_screen_has_lines_across_about_49_to_the_inch(int linesPerInch, int period) {
    BilevelPage page = binarised(filled(190), linesPerInch, ContentMode.AUTOMATIC);

    for (int y = period; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        assertThat(page.black(x, y))
            .isEqualTo(page.black((x + y / period * DASH / 2) % DASH, y % period));
      }
    }
    assertThat(blackShare(page)).isBetween(0.2, 0.35);
  }

  @Test
  void a_gray_ramp_grows_darker_all_the_way() {
    byte[] gray = filled(255);
    for (int x = 0; x < SIDE; x++) {
      for (int y = 0; y < SIDE; y++) {
        gray[y * SIDE + x] = (byte) (255 - x);
      }
    }

    BilevelPage page = binarised(gray);

    int last = 0;
    for (int x = 0; x < SIDE; x += DASH) {
      int black = blackInDash(page, x, 32, SIDE);
      assertThat(black).as("columns from %d", x).isGreaterThanOrEqualTo(last);
      last = black;
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 70, 100, 130, 160, 190})
  void a_screened_tone_is_as_dark_as_it_was(int tone) {
    BilevelPage page = binarised(filled(tone), 196, ContentMode.PHOTO);

    assertThat(blackShare(page)).isCloseTo((255 - tone) / 255.0, within(0.02));
  }

  @Test
  void shading_behind_dark_text_turns_white_and_keeps_its_outline() {
    byte[] gray = filled(255);
    Arrays.fill(gray, 64 * SIDE, 128 * SIDE, (byte) 180);
    words(gray, 80, 112, 20);

    BilevelPage page = binarised(gray);

    for (int y = 62; y < 130; y++) {
      for (int x = 2; x < SIDE - 2; x++) {
        boolean ink = (gray[y * SIDE + x] & 0xff) == 20;
        boolean outline = y == 64 || y == 65 || y == 126 || y == 127;
        assertThat(page.black(x, y)).as("(%d, %d)", x, y).isEqualTo(ink || outline);
      }
    }
  }

  @Test
  void a_pale_tint_behind_text_leaves_nothing() {
    byte[] gray = filled(255);
    Arrays.fill(gray, 64 * SIDE, 128 * SIDE, (byte) 215);
    words(gray, 80, 112, 20);

    BilevelPage page = binarised(gray);

    assertThat(page.slice(0, 80).blank()).isTrue();
    assertThat(page.slice(112, SIDE).blank()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 4, 6, 9, 14, 22, 40})
  void a_gray_rule_beside_black_text_is_kept_whatever_its_weight(int weight) {
    byte[] gray = filled(255);
    Arrays.fill(gray, 120 * SIDE, (120 + weight) * SIDE, (byte) 195);
    words(gray, 100, 116, 0);

    BilevelPage page = binarised(gray);

    int above = 0;
    int below = 0;
    for (int x = 0; x < SIDE; x++) {
      above += blackIn(page, x, 119, 124) > 0 ? 1 : 0;
      below += blackIn(page, x, 116 + weight, 121 + weight) > 0 ? 1 : 0;
    }
    // A screened rule may have gaps between its dashes.
    assertThat(above).isGreaterThanOrEqualTo(SIDE * 7 / 8);
    assertThat(below).isGreaterThanOrEqualTo(SIDE * 7 / 8);
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 100, 140, 170, 190, 205})
  void a_filled_circle_keeps_its_extent(int tone) {
    byte[] gray = filled(255);
    disc(gray, 128, 128, 90, (x, y) -> tone);

    int[] box = inkBox(binarised(gray));

    assertThat(box[0]).isBetween(38, 42);
    assertThat(box[1]).isBetween(38, 42);
    assertThat(box[2]).isBetween(214, 218);
    assertThat(box[3]).isBetween(214, 218);
  }

  @Test
  void drawn_shading_on_white_is_no_scanned_paper() {
    byte[] gray = filled(255);
    disc(gray, 128, 128, 100, (x, y) -> 160 + (x + y) / 10);

    BilevelPage page = binarised(gray);

    assertThat(inkBox(page)[0]).isLessThan(34);
    assertThat(inkBox(page)[3]).isGreaterThan(222);
    for (int y = 64; y < 192; y += 16) {
      for (int x = 64; x < 192; x += 16) {
        assertThat(blackIn(page, x, y, y + 16)).as("(%d, %d)", x, y).isPositive();
      }
    }
  }

  @Test
  void shading_behind_white_text_turns_black_when_it_is_dark() {
    byte[] gray = filled(255);
    Arrays.fill(gray, 64 * SIDE, 128 * SIDE, (byte) 80);
    words(gray, 80, 112, 255);

    BilevelPage page = binarised(gray);

    for (int y = 66; y < 126; y++) {
      for (int x = 0; x < SIDE; x++) {
        boolean white = (gray[y * SIDE + x] & 0xff) == 255;
        assertThat(page.black(x, y)).as("(%d, %d)", x, y).isEqualTo(!white);
      }
    }
  }

  @Test
  void dark_text_on_a_picture_is_solid_and_stands_clear() {
    byte[] gray = filled(150);
    stroke(gray, 120, 4, 10);

    BilevelPage page = binarised(gray, 196, ContentMode.PHOTO);

    assertThat(blackIn(page, 121, 0, SIDE)).isEqualTo(SIDE);
    assertThat(blackIn(page, 118, 0, SIDE)).isLessThan(blackIn(page, 60, 0, SIDE));
  }

  @Test
  void as_text_nothing_is_screened() {
    byte[] gray = filled(255);
    Arrays.fill(gray, 64 * SIDE, 128 * SIDE, (byte) 110);

    BilevelPage page = binarised(gray, 196, ContentMode.TEXT);

    assertThat(blackIn(page, 100, 64, 128)).isEqualTo(64);
    assertThat(blackIn(page, 100, 0, 64)).isZero();
  }

  @Test
  void unevenly_lit_paper_turns_white_and_faded_ink_black() {
    byte[] gray = filled(255);
    Random grain = new Random(2);
    for (int i = 0; i < gray.length; i++) {
      gray[i] = (byte) (180 + 50 * (i % SIDE) / SIDE + (int) (5 * grain.nextGaussian()));
    }
    words(gray, 100, 132, 70);

    BilevelPage page = binarised(gray);

    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        assertThat(page.black(x, y)).isEqualTo((gray[y * SIDE + x] & 0xff) == 0);
      }
    }
  }

  @Test
  void what_shines_through_from_the_back_of_a_scanned_sheet_is_left_out() {
    byte[] gray = filled(255);
    Random grain = new Random(3);
    for (int i = 0; i < gray.length; i++) {
      gray[i] = (byte) (215 + (int) (4 * grain.nextGaussian()));
    }
    words(gray, 40, 72, 190);
    words(gray, 140, 172, 30);

    BilevelPage page = binarised(gray);

    assertThat(page.slice(0, 100).blank()).isTrue();
    assertThat(page.slice(136, 176).blank()).isFalse();
  }

  @Test
  void a_page_as_narrow_and_short_as_can_be_is_converted() {
    for (int width : new int[] {1, 7, 15, 17}) {
      for (int height : new int[] {1, 5, 16, 33}) {
        for (ContentMode mode : ContentMode.values()) {
          byte[] gray = new byte[width * height];
          Arrays.fill(gray, (byte) 20);

          BilevelPage page = Binariser.binarise(gray, width, height, 196, mode);

          assertThat(page.blank()).as("%d x %d, %s", width, height, mode).isFalse();
        }
      }
    }
  }

  @Test
  void photographs_and_tints_between_white_are_no_scanned_paper() {
    byte[] gray = filled(255);
    Random grain = new Random(4);
    for (int y = 20; y < 230; y++) {
      for (int x = 20; x < 230; x++) {
        boolean gap = y > 100 && y < 150;
        gray[y * SIDE + x] = (byte) (gap ? 255 : 190 + grain.nextInt(24));
      }
    }

    BilevelPage page = binarised(gray);

    assertThat(blackInDash(page, 24, 20, 100)).isBetween(10 * DASH, 40 * DASH);
    assertThat(blackInDash(page, 210, 150, 230)).isBetween(10 * DASH, 40 * DASH);
  }

  /** Black pixels of as many columns as a dash and its gap take. */
  private static int blackInDash(BilevelPage page, int left, int top, int bottom) {
    int black = 0;
    for (int x = left; x < left + DASH; x++) {
      black += blackIn(page, x, top, bottom);
    }
    return black;
  }

  @Test
  void a_page_without_a_pixel_of_tone_is_blank() {
    assertThat(binarised(filled(255)).blank()).isTrue();
  }

  private static void disc(byte[] gray, int left, int top, int radius, IntBinaryOperator tone) {
    for (int y = top - radius; y <= top + radius; y++) {
      for (int x = left - radius; x <= left + radius; x++) {
        if (Math.hypot(x - left, y - top) <= radius) {
          gray[y * SIDE + x] = (byte) tone.applyAsInt(x, y);
        }
      }
    }
  }

  /** The first and last column and row with ink: left, top, right, bottom. */
  private static int[] inkBox(BilevelPage page) {
    int[] box = {SIDE, SIDE, -1, -1};
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        if (page.black(x, y)) {
          box[0] = Math.min(box[0], x);
          box[1] = Math.min(box[1], y);
          box[2] = Math.max(box[2], x);
          box[3] = y;
        }
      }
    }
    return box;
  }

  /** Strokes three pixels wide with gaps, as words have them. */
  private static void words(byte[] gray, int top, int bottom, int tone) {
    for (int y = top; y < bottom; y++) {
      for (int x = 20; x < SIDE - 20; x++) {
        if (x % 8 < 3 && x % 48 < 40) {
          gray[y * SIDE + x] = (byte) tone;
        }
      }
    }
  }

  private static int blackIn(BilevelPage page, int x, int from, int to) {
    int black = 0;
    for (int y = from; y < to; y++) {
      black += page.black(x, y) ? 1 : 0;
    }
    return black;
  }

  private static byte[] filled(int value) {
    byte[] gray = new byte[SIDE * SIDE];
    Arrays.fill(gray, (byte) value);
    return gray;
  }

  private static void stroke(byte[] gray, int left, int width, int value) {
    for (int y = 0; y < SIDE; y++) {
      Arrays.fill(gray, y * SIDE + left, y * SIDE + left + width, (byte) value);
    }
  }

  private static BilevelPage binarised(byte[] gray) {
    return binarised(gray, 196, ContentMode.AUTOMATIC);
  }

  private static BilevelPage binarised(byte[] gray, int linesPerInch, ContentMode mode) {
    return Binariser.binarise(gray, SIDE, SIDE, linesPerInch, mode);
  }

  private static double blackShare(BilevelPage page) {
    int black = 0;
    for (byte each : page.rows()) {
      black += Integer.bitCount(each & 0xff);
    }
    return (double) black / (SIDE * SIDE);
  }
}
