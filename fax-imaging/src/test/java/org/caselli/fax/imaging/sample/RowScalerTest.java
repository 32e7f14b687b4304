package org.caselli.fax.imaging.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Rectangle;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowScalerTest {

  @Test
  void pixels_are_kept_at_the_same_size() {
    byte[] source = random(13 * 7, 1);

    assertThat(scaled(source, 13, 7, 13, 7)).isEqualTo(source);
  }

  @Test
  void a_target_pixel_is_the_mean_of_what_it_covers() {
    byte[] source = bytes(0, 100, 200, 40, 80, 120, 10, 20, 30);

    assertThat(scaled(source, 3, 3, 1, 1)).containsExactly((byte) 67);
  }

  @Test
  void pixels_at_borders_count_by_their_share() {
    byte[] row = bytes(0, 90, 240);

    // Two target pixels of one and a half source pixels each.
    assertThat(scaled(row, 3, 1, 2, 1)).containsExactly(bytes(30, 190));
    assertThat(scaled(row, 1, 3, 1, 2)).containsExactly(bytes(30, 190));
  }

  @Test
  void an_enlarged_picture_keeps_its_pixels_as_blocks() {
    assertThat(scaled(bytes(10, 200, 30, 40), 2, 2, 4, 4))
        .containsExactly(bytes(10, 10, 200, 200, 10, 10, 200, 200, 30, 30, 40, 40, 30, 30, 40, 40));
  }

  @ParameterizedTest
  @CsvSource({
    "50, 40, 17, 13",
    "50, 40, 33, 39",
    "50, 40, 50, 20",
    "7, 5, 61, 43",
    "300, 200, 3, 190",
    "3, 200, 190, 7",
    "1000, 3, 1, 1"
  })
  void every_size_agrees_with_the_exact_mean(int width, int height, int columns, int lines) {
    byte[] source = random(width * height, 7);

    byte[] scaled = scaled(source, width, height, columns, lines);

    for (int y = 0; y < lines; y++) {
      for (int x = 0; x < columns; x++) {
        double exact = exact(source, width, height, columns, lines, x, y);
        assertThat(scaled[y * columns + x] & 0xff).isBetween((int) exact - 2, (int) exact + 3);
      }
    }
  }

  @Test
  void a_window_is_cut_out_of_the_whole() {
    byte[] source = random(90 * 70, 3);
    byte[] whole = scaled(source, 90, 70, 41, 31);
    Rectangle window = new Rectangle(5, 9, 20, 11);
    RowScaler scaler = new RowScaler(90, 70, 41, 31, window);

    feed(scaler, source, 90, 70);

    byte[] part = scaler.pixels(255);
    for (int y = 0; y < window.height; y++) {
      int from = (window.y + y) * 41 + window.x;
      assertThat(Arrays.copyOfRange(part, y * window.width, (y + 1) * window.width))
          .isEqualTo(Arrays.copyOfRange(whole, from, from + window.width));
    }
  }

  @Test
  void lines_whose_rows_do_not_come_are_told_and_filled() {
    RowScaler scaler = new RowScaler(4, 8, 4, 4, new Rectangle(4, 4));

    feed(scaler, new byte[4 * 5], 4, 5);

    assertThat(scaler.finished()).isFalse();
    assertThat(scaler.lines()).isEqualTo(2);
    assertThat(scaler.pixels(255))
        .containsExactly(bytes(0, 0, 0, 0, 0, 0, 0, 0, 255, 255, 255, 255, 255, 255, 255, 255));
  }

  @Test
  void uniform_pictures_of_any_height_stay_uniform() {
    RowScaler scaler = new RowScaler(3, 100_000, 2, 1, new Rectangle(2, 1));
    byte[] row = bytes(255, 255, 255);

    for (int y = 0; y < 100_000; y++) {
      scaler.row(row);
    }

    assertThat(scaler.pixels(0)).containsExactly(bytes(255, 255));
  }

  @Test
  void a_window_outside_of_the_picture_is_an_error() {
    assertThatThrownBy(() -> new RowScaler(9, 9, 5, 5, new Rectangle(1, 1, 5, 5)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static byte[] scaled(byte[] source, int width, int height, int columns, int lines) {
    RowScaler scaler = new RowScaler(width, height, columns, lines, new Rectangle(columns, lines));
    feed(scaler, source, width, height);
    assertThat(scaler.finished()).isTrue();
    return scaler.pixels(0);
  }

  private static void feed(RowScaler scaler, byte[] source, int width, int height) {
    for (int y = 0; y < height; y++) {
      scaler.row(Arrays.copyOfRange(source, y * width, (y + 1) * width));
    }
  }

  private static double exact(
      byte[] source, int width, int height, int columns, int lines, int x, int y) {
    double sum = 0;
    for (int v = 0; v < height; v++) {
      double down = overlap(v, (double) y * height / lines, (double) (y + 1) * height / lines);
      for (int u = 0; down > 0 && u < width; u++) {
        double across =
            overlap(u, (double) x * width / columns, (double) (x + 1) * width / columns);
        sum += down * across * (source[v * width + u] & 0xff);
      }
    }
    return sum * lines * columns / ((double) width * height);
  }

  private static double overlap(int pixel, double from, double to) {
    return Math.max(0, Math.min(pixel + 1, to) - Math.max(pixel, from));
  }

  private static byte[] random(int count, long seed) {
    byte[] bytes = new byte[count];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }
}
