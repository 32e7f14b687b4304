package org.caselli.fax.faults.telephone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageDigestsTest {
  @TempDir Path directory;

  @Test
  void the_same_dots_have_the_same_digest_however_they_are_coded() throws IOException {
    assertThat(PageDigests.of(file(TestFaxes.of(2, 1, "CCITT T.4"))))
        .isEqualTo(PageDigests.of(file(TestFaxes.of(2, 1, "CCITT T.6"))));
  }

  @Test
  void the_same_dots_have_the_same_digest_however_they_are_held() {
    BufferedImage packed = new BufferedImage(21, 5, BufferedImage.TYPE_BYTE_BINARY);
    BufferedImage whiteIsZero =
        new BufferedImage(
            21,
            5,
            BufferedImage.TYPE_BYTE_BINARY,
            new IndexColorModel(1, 2, new int[] {0xFFFFFF, 0}, 0, false, -1, DataBuffer.TYPE_BYTE));
    BufferedImage grey = new BufferedImage(21, 5, BufferedImage.TYPE_BYTE_GRAY);
    BufferedImage part =
        new BufferedImage(30, 9, BufferedImage.TYPE_BYTE_BINARY).getSubimage(3, 2, 21, 5);
    List<BufferedImage> all = List.of(packed, whiteIsZero, grey, part);
    all.forEach(PageDigestsTest::draw);

    assertThat(all).extracting(PageDigests::page).containsOnly(PageDigests.page(packed));
    packed.setRGB(20, 4, 0xFF000000);
    assertThat(PageDigests.page(packed)).isNotEqualTo(PageDigests.page(grey));
  }

  private static void draw(BufferedImage paper) {
    for (int y = 0; y < paper.getHeight(); y++) {
      for (int x = 0; x < paper.getWidth(); x++) {
        paper.setRGB(x, y, (x * y) % 3 == 0 ? 0xFF000000 : 0xFFFFFFFF);
      }
    }
  }

  @Test
  void the_jdk_decodes_and_not_the_server() {
    assertThat(JdkTiff.reader().getClass().getName()).startsWith("com.sun.imageio");
    assertThat(JdkTiff.writer().getClass().getName()).startsWith("com.sun.imageio");
  }

  @Test
  void other_dots_have_another_digest() throws IOException {
    assertThat(PageDigests.of(file(TestFaxes.of(2, 1))))
        .doesNotContainAnyElementsOf(PageDigests.of(file(TestFaxes.of(2, 7))))
        .doesNotHaveDuplicates();
  }

  @Test
  void the_first_pages_are_written_with_their_dots() throws IOException {
    Path file = directory.resolve("first.tiff");

    FaxTiff.writeFirst(2, TestFaxes.of(3, 1), file);

    assertThat(PageDigests.of(file))
        .isEqualTo(PageDigests.of(file(TestFaxes.of(3, 1))).subList(0, 2));
  }

  @Test
  void what_is_no_tiff_is_refused() throws IOException {
    Path file = file("%PDF-1.4".getBytes(StandardCharsets.US_ASCII));

    assertThatThrownBy(() -> PageDigests.of(file)).isInstanceOf(IOException.class);
  }

  private Path file(byte[] bytes) throws IOException {
    return Files.write(Files.createTempFile(directory, "fax", ".tiff"), bytes);
  }
}
