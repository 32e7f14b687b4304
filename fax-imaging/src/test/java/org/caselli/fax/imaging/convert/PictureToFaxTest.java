package org.caselli.fax.imaging.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.caselli.fax.imaging.ConversionLimits;
import org.caselli.fax.imaging.UnreadableDocumentException;
import org.caselli.fax.imaging.UnreadableDocumentException.Reason;
import org.caselli.fax.imaging.jpeg2000.OpenJpeg;
import org.caselli.fax.imaging.page.BilevelPage;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures of 200 x 120 pixels with a black box from (10, 10) to (59, 39). */
class PictureToFaxTest {

  private static final int WIDTH = 200;
  private static final int HEIGHT = 120;

  private final Conversions converter = new Conversions(ConversionLimits.defaults());

  @TempDir Path folder;

  @Nested
  class Formats {

    @ParameterizedTest
    @CsvSource({
      "png, 1", "png, 2", "png, 5", "png, 10", "png, 11", "png, 12", "png, 13", "jpg, 5", "jpg, 10",
      "gif, 13", "gif, 12", "bmp, 5", "bmp, 12", "bmp, 13"
    })
    void pictures_of_all_kinds_show_what_they_hold(String format, int type) throws Exception {
      assertBox(convert(written(picture(type), format)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mark.webp", "mark.pcx", "mark.pbm"})
    void rarer_kinds_show_what_they_hold(String name) throws Exception {
      assertBox(convert(resource(name)));
    }

    @Test
    void jpeg_2000_is_read_where_its_program_is_installed() throws Exception {
      assumeThat(OpenJpeg.installed()).as("opj_decompress of libopenjp2-tools").isPresent();

      assertBox(convert(resource("mark.jp2")));
    }

    @Test
    void a_dcx_has_a_page_for_each_picture() throws Exception {
      Path fax = folder.resolve("fax.tif");

      converter.toFaxTiff(resource("mark.dcx"), "image/x-dcx", fax, Optional.empty());

      assertBox(BilevelPage.of(converter.page(fax, 2)));
      assertThat(converter.inspect(fax).pages()).isEqualTo(2);
    }

    @Test
    void an_interlaced_png_looks_as_any_other() throws Exception {
      BufferedImage picture = picture(BufferedImage.TYPE_INT_ARGB);
      Path interlaced = folder.resolve("interlaced.png");
      ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
      ImageWriteParam parameters = writer.getDefaultWriteParam();
      parameters.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
      try (ImageOutputStream out = ImageIO.createImageOutputStream(interlaced.toFile())) {
        writer.setOutput(out);
        writer.write(null, new IIOImage(picture, null, null), parameters);
      }

      assertThat(convert(interlaced).rows()).isEqualTo(convert(written(picture, "png")).rows());
    }

    @Test
    void transparency_is_white() throws Exception {
      BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_ARGB);
      box(picture, Color.BLACK);

      assertBox(convert(written(picture, "png")));
    }

    @Test
    void a_jpeg_of_four_inks_is_drawn_in_their_colours() throws Exception {
      BufferedImage inks = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_4BYTE_ABGR);
      for (int y = 10; y < 40; y++) {
        for (int x = 10; x < 60; x++) {
          inks.getRaster().setPixel(x, y, new int[] {200, 200, 200, 250});
        }
      }
      Path file = folder.resolve("inks.jpg");
      ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
      try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
        writer.setOutput(out);
        writer.write(null, new IIOImage(inks.getRaster(), null, null), null);
      }

      assertBox(convert(file));
    }

    @Test
    void what_cannot_be_read_is_refused_with_advice() throws Exception {
      byte[] heic = new byte[64];
      System.arraycopy("\0\0\0\u0018ftypheic".getBytes("ISO-8859-1"), 0, heic, 0, 12);
      Path file = Files.write(folder.resolve("photo.heic"), heic);

      assertThatThrownBy(() -> convert(file))
          .isInstanceOf(UnreadableDocumentException.class)
          .hasMessageContaining("JPEG or PDF");
    }
  }

  @Nested
  class Orientation {

    /** The stored box is near the top left corner; each orientation moves it elsewhere. */
    @ParameterizedTest
    @CsvSource({
      "1, left, top",
      "2, right, top",
      "3, right, bottom",
      "4, left, bottom",
      "5, left, top",
      "6, right, top",
      "7, right, bottom",
      "8, left, bottom"
    })
    void the_camera_s_word_is_obeyed(int orientation, String side, String end) throws Exception {
      BilevelPage page = convert(oriented(orientation));

      boolean sideways = orientation >= 5;
      int width = (int) Math.round((sideways ? HEIGHT : WIDTH) * 204 / 96.0);
      int height = (int) Math.round((sideways ? WIDTH : HEIGHT) * 196 / 96.0);
      int left = (1728 - width) / 2;
      assertThat(page.heightPx()).isBetween(height - 1, height + 1);
      int x = side.equals("left") ? left + 45 : left + width - 45;
      int y = end.equals("top") ? 45 : page.heightPx() - 45;
      int opposite = side.equals("left") ? left + width - 15 : left + 15;
      assertThat(page.black(x, y)).isTrue();
      assertThat(page.black(opposite, y)).isFalse();
      assertThat(page.black(x, page.heightPx() - y)).isFalse();
    }

    private Path oriented(int orientation) throws IOException {
      byte[] jpeg = Files.readAllBytes(written(picture(BufferedImage.TYPE_INT_RGB), "jpg"));
      ByteBuffer exif = ByteBuffer.allocate(36);
      exif.putShort((short) 0xffe1).putShort((short) 34);
      exif.put("Exif\0\0MM\0*".getBytes("ISO-8859-1")).putInt(8).putShort((short) 1);
      exif.putShort((short) 0x112).putShort((short) 3).putInt(1);
      exif.putShort((short) orientation).putShort((short) 0).putInt(0);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      out.write(jpeg, 0, 2);
      out.write(exif.array());
      out.write(jpeg, 2, jpeg.length - 2);
      return Files.write(folder.resolve("turned.jpg"), out.toByteArray());
    }
  }

  @Nested
  class Damage {

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg"})
    void the_rows_of_a_truncated_picture_are_kept_and_the_rest_is_white(String format)
        throws Exception {
      Path file = written(noise(), format);
      byte[] whole = Files.readAllBytes(file);
      Files.write(file, Arrays.copyOf(whole, whole.length * 7 / 10));

      BilevelPage page = convert(file);

      assertThat(blackShare(page, 0.0, 0.6)).isGreaterThan(0.2);
      assertThat(blackShare(page, 0.8, 1.0)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg", "gif", "bmp"})
    void a_picture_of_which_most_is_missing_is_refused(String format) throws Exception {
      Path file = written(noise(), format);
      byte[] whole = Files.readAllBytes(file);
      Files.write(file, Arrays.copyOf(whole, Math.min(whole.length / 5, 600)));

      assertRefused(file, Reason.DAMAGED);
    }

    @Test
    void an_enormous_png_is_refused_by_its_header() throws Exception {
      Path file = written(picture(BufferedImage.TYPE_INT_RGB), "png");
      byte[] png = Files.readAllBytes(file);
      ByteBuffer.wrap(png).putInt(16, 2_000_000).putInt(20, 2_000_000);
      Files.write(file, png);

      assertRefused(file, Reason.TOO_LARGE);
    }

    @Test
    void a_picture_beyond_the_limit_is_refused() throws Exception {
      Path file = written(picture(BufferedImage.TYPE_INT_RGB), "bmp");
      Conversions small =
          new Conversions(
              new ConversionLimits(9, 40_000_000, WIDTH * HEIGHT - 1, Duration.ofMinutes(1)));

      assertThatThrownBy(
              () -> small.toFaxTiff(file, "", folder.resolve("fax.tif"), Optional.empty()))
          .extracting(e -> ((UnreadableDocumentException) e).reason())
          .isEqualTo(Reason.TOO_LARGE);
    }

    private void assertRefused(Path file, Reason reason) {
      assertThatThrownBy(() -> convert(file))
          .isInstanceOf(UnreadableDocumentException.class)
          .extracting(e -> ((UnreadableDocumentException) e).reason())
          .isEqualTo(reason);
      assertThat(folder.resolve("fax.tif")).doesNotExist();
    }

    private BufferedImage noise() {
      BufferedImage noise = new BufferedImage(300, 300, BufferedImage.TYPE_INT_RGB);
      Random random = new Random(5);
      for (int i = 0; i < 300 * 300; i++) {
        noise.setRGB(i % 300, i / 300, random.nextInt(0x1000000));
      }
      return noise;
    }

    private double blackShare(BilevelPage page, double from, double to) {
      int black = 0;
      int all = 0;
      for (int y = (int) (from * page.heightPx()); y < to * page.heightPx(); y++) {
        for (int x = 600; x < 1100; x++) {
          black += page.black(x, y) ? 1 : 0;
          all++;
        }
      }
      return (double) black / all;
    }
  }

  private Path written(BufferedImage picture, String format) throws IOException {
    Path file = folder.resolve("picture." + format);
    assertThat(ImageIO.write(picture, format, file.toFile())).isTrue();
    return file;
  }

  private Path resource(String name) throws IOException {
    Path file = folder.resolve(name);
    try (InputStream in = getClass().getResourceAsStream("/pictures/" + name)) {
      Files.write(file, in.readAllBytes());
    }
    return file;
  }

  private static BufferedImage picture(int type) {
    BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, type);
    Graphics2D graphics = picture.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, WIDTH, HEIGHT);
    graphics.dispose();
    box(picture, Color.BLACK);
    return picture;
  }

  private static void box(BufferedImage picture, Color colour) {
    Graphics2D graphics = picture.createGraphics();
    graphics.setColor(colour);
    graphics.fillRect(10, 10, 50, 30);
    graphics.dispose();
  }

  private BilevelPage convert(Path file) throws UnreadableDocumentException, IOException {
    Path fax = folder.resolve("fax.tif");
    converter.toFaxTiff(file, "application/octet-stream", fax, Optional.empty());
    return BilevelPage.of(converter.page(fax, 1));
  }

  /** The box is where the picture has it, whatever resolution the file gives. */
  private static void assertBox(BilevelPage page) {
    double down = page.heightPx() / (double) HEIGHT;
    double across = down * 204 / 196;
    double left = (1728 - WIDTH * across) / 2;
    assertThat(page.black((int) (left + 13 * across), (int) (13 * down))).isTrue();
    assertThat(page.black((int) (left + 56 * across), (int) (36 * down))).isTrue();
    assertThat(page.black((int) (left + 6 * across), (int) (6 * down))).isFalse();
    assertThat(page.black((int) (left + 64 * across), (int) (25 * down))).isFalse();
    assertThat(page.black((int) (left + 180 * across), (int) (100 * down))).isFalse();
  }
}
