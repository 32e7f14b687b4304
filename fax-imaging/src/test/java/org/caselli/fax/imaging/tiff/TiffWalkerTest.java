package org.caselli.fax.imaging.tiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.caselli.fax.imaging.convert.TiffBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class TiffWalkerTest {

  @TempDir Path folder;

  @Test
  void both_byte_orders_tell_the_same() throws Exception {
    for (TiffBuilder tiff : List.of(TiffBuilder.littleEndian(), TiffBuilder.bigEndian())) {
      tiff.image(16, 3, 8, 1, 1, new byte[48]).resolution(300, 150).set(274, 6);

      TiffDirectory image = walk(tiff.write(folder.resolve("a.tif"))).get(0);

      assertThat(image.widthPx()).isEqualTo(16);
      assertThat(image.heightPx()).isEqualTo(3);
      assertThat(image.bitsPerSample()).isEqualTo(8);
      assertThat(image.xDpi()).isEqualTo(300);
      assertThat(image.yDpi()).isEqualTo(150);
      assertThat(image.orientation()).isEqualTo(6);
      assertThat(image.strips()).containsExactly(new TiffDirectory.Strip(8, 48));
    }
  }

  @Test
  void centimetres_are_told_in_inches() throws Exception {
    TiffBuilder tiff = TiffBuilder.littleEndian();
    tiff.image(8, 1, 1, 1, 0, new byte[1]).resolution(100, 200).set(296, 3);

    TiffDirectory image = walk(tiff.write(folder.resolve("a.tif"))).get(0);

    assertThat(image.xDpi()).isEqualTo(254);
    assertThat(image.yDpi()).isEqualTo(508);
  }

  @Test
  @Timeout(5)
  void a_loop_of_directories_ends_where_it_closes() throws Exception {
    TiffBuilder tiff = TiffBuilder.littleEndian();
    tiff.image(8, 1, 1, 1, 0, new byte[1]);
    tiff.image(8, 2, 1, 1, 0, new byte[2]);

    assertThat(walk(tiff.loop().write(folder.resolve("a.tif"))))
        .extracting(TiffDirectory::heightPx)
        .containsExactly(1, 2);
  }

  @Test
  void the_walk_stops_at_the_limit_of_directories() throws Exception {
    TiffBuilder tiff = TiffBuilder.littleEndian();
    for (int i = 0; i < 20; i++) {
      tiff.image(8, 1, 1, 1, 0, new byte[1]);
    }

    assertThat(new TiffWalker(7).walk(tiff.write(folder.resolve("a.tif")))).hasSize(7);
  }

  @Test
  void pixels_outside_of_the_file_are_refused() {
    TiffBuilder tiff = TiffBuilder.littleEndian();
    tiff.image(8, 1, 1, 1, 0, new byte[1]).stripAt(1_000_000);

    assertThatThrownBy(() -> walk(tiff.write(folder.resolve("a.tif"))))
        .isInstanceOf(MalformedTiffException.class)
        .hasMessageContaining("outside of the file");
  }

  @Test
  void a_directory_outside_of_the_file_is_refused() throws Exception {
    Path file = folder.resolve("a.tif");
    Files.write(file, new byte[] {'I', 'I', 42, 0, 0, 0, 1, 0, 0, 0});

    assertThatThrownBy(() -> walk(file)).isInstanceOf(MalformedTiffException.class);
  }

  @Test
  void a_lying_count_of_entries_is_refused() throws Exception {
    Path file = folder.resolve("a.tif");
    Files.write(file, new byte[] {'I', 'I', 42, 0, 8, 0, 0, 0, -1, -1, 0, 0});

    assertThatThrownBy(() -> walk(file)).isInstanceOf(MalformedTiffException.class);
  }

  @Test
  void big_tiff_is_read() throws Exception {
    ByteBuffer tiff = ByteBuffer.allocate(200).order(ByteOrder.LITTLE_ENDIAN);
    tiff.put((byte) 'I').put((byte) 'I').putShort((short) 43).putShort((short) 8);
    tiff.putShort((short) 0).putLong(16);
    tiff.putLong(3);
    tiff.putShort((short) 256).putShort((short) 3).putLong(1).putLong(9);
    tiff.putShort((short) 257).putShort((short) 16).putLong(1).putLong(5);
    tiff.putShort((short) 273).putShort((short) 16).putLong(1).putLong(90);
    tiff.putLong(0);
    Path file = Files.write(folder.resolve("a.tif"), tiff.array());

    TiffDirectory image = walk(file).get(0);

    assertThat(image.bigTiff()).isTrue();
    assertThat(image.widthPx()).isEqualTo(9);
    assertThat(image.heightPx()).isEqualTo(5);
  }

  private static List<TiffDirectory> walk(Path file) throws Exception {
    return new TiffWalker(100).walk(file);
  }
}
