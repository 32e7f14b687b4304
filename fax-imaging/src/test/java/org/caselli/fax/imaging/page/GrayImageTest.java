package org.caselli.fax.imaging.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.time.Duration;
import org.caselli.fax.imaging.limit.Deadline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrayImageTest {

  /** Rows "ab", "cd", "ef" as stored; what a reader sees for each Orientation of TIFF 6.0. */
  @ParameterizedTest
  @CsvSource({
    "1, ab/cd/ef",
    "2, ba/dc/fe",
    "3, fe/dc/ba",
    "4, ef/cd/ab",
    "5, ace/bdf",
    "6, eca/fdb",
    "7, fdb/eca",
    "8, bdf/ace"
  })
  void pictures_are_set_upright(int orientation, String seen) {
    GrayImage stored = new GrayImage(2, 3, "abcdef".getBytes());

    GrayImage upright = stored.upright(orientation);

    StringBuilder rows = new StringBuilder();
    for (int y = 0; y < upright.heightPx(); y++) {
      rows.append(y == 0 ? "" : "/");
      rows.append(new String(upright.pixels(), y * upright.widthPx(), upright.widthPx()));
    }
    assertThat(rows.toString()).isEqualTo(seen);
  }

  @Test
  void transparency_lies_on_white() {
    BufferedImage image = new BufferedImage(3, 1, BufferedImage.TYPE_4BYTE_ABGR);
    image.setRGB(0, 0, 0x00000000);
    image.setRGB(1, 0, 0xff000000);
    image.setRGB(2, 0, 0x80000000);

    byte[] gray = gray(image);

    assertThat(gray).containsExactly((byte) 255, (byte) 0, (byte) 127);
  }

  @Test
  void gray_values_are_kept_as_they_are_stored() {
    BufferedImage image = new BufferedImage(256, 1, BufferedImage.TYPE_BYTE_GRAY);
    BufferedImage deep = new BufferedImage(256, 1, BufferedImage.TYPE_USHORT_GRAY);
    for (int i = 0; i < 256; i++) {
      image.getRaster().setSample(i, 0, 0, i);
      deep.getRaster().setSample(i, 0, 0, i << 8);
    }

    for (int i = 0; i < 256; i++) {
      assertThat(gray(image)[i] & 0xff).isEqualTo(i);
      assertThat(gray(deep)[i] & 0xff).isEqualTo(i);
    }
  }

  private static byte[] gray(BufferedImage image) {
    return GrayImage.of(image, new Deadline(() -> 0, Duration.ofSeconds(1))).pixels();
  }
}
