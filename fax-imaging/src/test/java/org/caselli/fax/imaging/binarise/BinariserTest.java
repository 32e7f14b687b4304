package org.caselli.fax.imaging.binarise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.caselli.fax.imaging.page.BilevelPage;
import org.junit.jupiter.api.Test;

class BinariserTest {

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

      int longest = 0;
      for (int y = 0; y < SIDE; y++) {
        boolean solid = true;
        for (int x = 0; x < SIDE; x++) {
          solid &= page.black(x, y);
        }
        longest = solid ? longest + 1 : longest;
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
  void a_photograph_keeps_its_tones() {
    for (int tone = 70; tone <= 190; tone += 20) {
      double expected = (255 - tone) / 255.0;

      assertThat(blackShare(binarised(filled(tone)))).isCloseTo(expected, within(0.06));
    }
  }

  @Test
  void the_screen_is_made_of_dots_that_hold_together() {
    BilevelPage page = binarised(filled(180));

    int alone = 0;
    int black = 0;
    for (int y = 1; y < SIDE - 1; y++) {
      for (int x = 1; x < SIDE - 1; x++) {
        if (page.black(x, y)) {
          black++;
          boolean neighbour =
              page.black(x - 1, y)
                  || page.black(x + 1, y)
                  || page.black(x, y - 1)
                  || page.black(x, y + 1);
          alone += neighbour ? 0 : 1;
        }
      }
    }
    assertThat(black).isPositive();
    assertThat(alone).isZero();
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
    return Binariser.binarise(gray, SIDE, SIDE);
  }

  private static double blackShare(BilevelPage page) {
    int black = 0;
    for (byte each : page.rows()) {
      black += Integer.bitCount(each & 0xff);
    }
    return (double) black / (SIDE * SIDE);
  }
}
