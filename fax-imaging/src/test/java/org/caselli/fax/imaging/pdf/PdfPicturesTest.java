package org.caselli.fax.imaging.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.caselli.fax.imaging.FaxCoding;
import org.caselli.fax.imaging.UnreadableDocumentException.Reason;
import org.caselli.fax.imaging.ccitt.FaxCode;
import org.caselli.fax.imaging.ccitt.FaxEncoder;
import org.caselli.fax.imaging.limit.ConversionStopped;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures of 16 by 8 pixels, drawn in blocks of 20 pixels, look as PDFBox draws them. */
class PdfPicturesTest {

  private static final int COLUMNS = 16;
  private static final int ROWS = 8;
  private static final int BLOCK = 20;
  private static final String PLACE = "160 0 0 80 20 10 cm /Im Do";
  private static final String GRAY = "/ColorSpace /DeviceGray /BitsPerComponent 8";

  @Nested
  class Colours {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
        delimiter = ';',
        value = {
          "/ColorSpace /DeviceGray /BitsPerComponent 1; 2; 2",
          "/ColorSpace /DeviceGray /BitsPerComponent 2; 4; 2",
          "/ColorSpace /DeviceGray /BitsPerComponent 4; 8; 2",
          "/ColorSpace /DeviceGray /BitsPerComponent 8; 16; 2",
          "/ColorSpace /DeviceGray /BitsPerComponent 16; 32; 2",
          "/ColorSpace /DeviceGray /BitsPerComponent 8 /Decode [1 0]; 16; 2",
          "/ColorSpace /DeviceGray /BitsPerComponent 1 /Decode [1 0]; 2; 2",
          "/ColorSpace /DeviceRGB /BitsPerComponent 8; 48; 3",
          "/ColorSpace /DeviceRGB /BitsPerComponent 4; 24; 3",
          "/ColorSpace /DeviceRGB /BitsPerComponent 16; 96; 3",
          "/ColorSpace /DeviceRGB /BitsPerComponent 8 /Decode [1 0 0 1 1 0]; 48; 3",
          "/ColorSpace /DeviceCMYK /BitsPerComponent 8; 64; 40",
          "/ColorSpace [/CalRGB << /WhitePoint [.95 1 1.09] >>] /BitsPerComponent 8; 48; 30",
          "/ColorSpace [/Lab << /WhitePoint [.96 1 .82] /Range [-10 10 -10 10] >>] "
              + "/BitsPerComponent 8; 48; 12",
          "/ColorSpace [/Indexed /DeviceRGB 3 <000000 FF0000 00FF00 FFFFFF>] "
              + "/BitsPerComponent 2; 4; 3",
          "/ColorSpace [/Indexed /DeviceGray 255 <00408020>] /BitsPerComponent 8; 16; 3",
          "/ColorSpace [/Separation /Spot /DeviceRGB << /FunctionType 2 /Domain [0 1] /N 1 "
              + "/C0 [1 1 1] /C1 [.8 0 .2] >>] /BitsPerComponent 8; 16; 3",
          "/ColorSpace [/DeviceN [/One] /DeviceGray << /FunctionType 2 /Domain [0 1] /N 2 "
              + "/C0 [1] /C1 [.1] >>] /BitsPerComponent 4; 8; 4",
          "/ColorSpace /DeviceRGB /BitsPerComponent 8 /Mask [0 128 0 255 0 255]; 48; 3",
          "/ColorSpace /DeviceGray /BitsPerComponent 4 /Mask [3 9]; 8; 3",
        })
    void samples_of_every_colour_space_become_the_right_gray(
        String dictionary, int rowBytes, int tolerance) throws IOException {
      try (Drawings drawing = new Drawings("0.7 g 0 0 200 100 re f " + PLACE)) {
        picture(drawing, dictionary, random(rowBytes * ROWS));

        assertAlike(drawing, tolerance);
      }
    }

    @ParameterizedTest
    @ValueSource(ints = {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_INT_RGB})
    void a_jpeg_has_the_gray_of_its_colours(int type) throws IOException {
      try (Drawings drawing = new Drawings(PLACE)) {
        boolean gray = type == BufferedImage.TYPE_BYTE_GRAY;
        picture(
            drawing,
            (gray ? "/ColorSpace /DeviceGray" : "/ColorSpace /DeviceRGB")
                + " /BitsPerComponent 8 /Filter /DCTDecode",
            jpeg(type));

        assertAlike(drawing, 4);
      }
    }

    @ParameterizedTest
    @ValueSource(strings = {"MMR", "MH", "MR"})
    void fax_codes_are_decoded(String coding) throws IOException {
      byte[] rows = random(2 * ROWS);
      FaxCode code =
          switch (FaxCoding.valueOf(coding)) {
            case MMR -> FaxCode.mmr();
            case MH -> FaxCode.mh();
            case MR -> FaxCode.mr(4);
          };
      int k = coding.equals("MMR") ? -1 : coding.equals("MR") ? 4 : 0;
      try (Drawings drawing = new Drawings(PLACE)) {
        picture(
            drawing,
            "/ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /CCITTFaxDecode /DecodeParms "
                + "<< /K "
                + k
                + " /Columns 16 /Rows 8 /EndOfLine "
                + !coding.equals("MMR")
                + " /BlackIs1 true >>",
            FaxEncoder.encode(rows, 2, COLUMNS, ROWS, code));

        byte[] ours = drawing.ours();
        for (int i = 0; i < COLUMNS * ROWS; i++) {
          int x = i % COLUMNS;
          int y = i / COLUMNS;
          boolean one = (rows[2 * y + x / 8] >> 7 - x % 8 & 1) == 1;
          assertThat(centre(ours, x, y)).isEqualTo(one ? 255 : 0);
        }
      }
    }

    private byte[] jpeg(int type) throws IOException {
      BufferedImage image = new BufferedImage(COLUMNS, ROWS, type);
      for (int i = 0; i < COLUMNS * ROWS; i++) {
        int step = 255 * (i % COLUMNS) / COLUMNS;
        image.setRGB(i % COLUMNS, i / COLUMNS, step << 16 | (255 - step) << 8 | step / 2);
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ImageIO.write(image, "jpeg", out);
      return out.toByteArray();
    }
  }

  @Nested
  class Placement {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "160 0 0 80 20 10 cm",
          "-160 0 0 80 180 10 cm",
          "160 0 0 -80 20 90 cm",
          "-160 0 0 -80 180 90 cm",
          "0 80 160 0 20 10 cm",
          "0 -80 160 0 20 90 cm",
          "0 80 -160 0 180 10 cm",
          "0 -80 -160 0 180 90 cm",
          "30 20 100 50 re W n 160 0 0 80 20 10 cm",
          "320 0 0 160 -100 -40 cm",
          "1600 0 0 800 -300 -210 cm",
          "100 30 -20 60 50 10 cm",
          "20 20 m 120 20 l 70 90 l h W n 160 0 0 80 20 10 cm",
        })
    void pictures_lie_where_the_matrix_puts_them(String matrix) throws IOException {
      try (Drawings drawing = new Drawings(matrix + " /Im Do")) {
        picture(drawing, GRAY, random(COLUMNS * ROWS));

        byte[] ours = drawing.ours();
        byte[] theirs = drawing.theirs();
        assertThat(meanDifference(ours, theirs)).isLessThan(8);
      }
    }

    @Test
    void strips_of_a_picture_meet_without_a_seam() throws IOException {
      StringBuilder strips = new StringBuilder();
      for (int i = 0; i < 30; i++) {
        strips.append("q 160 0 0 2.53 20 ").append(10 + i * 2.53).append(" cm /Im Do Q ");
      }
      try (Drawings drawing = new Drawings(strips.toString())) {
        picture(drawing, GRAY, new byte[COLUMNS * ROWS]);

        byte[] ours = drawing.ours();
        for (int y = 30; y < 175; y++) {
          assertThat(ours[y * Drawings.WIDTH + 200]).isZero();
        }
      }
    }

    @Test
    void a_line_that_is_a_picture_does_not_vanish() throws IOException {
      try (Drawings drawing = new Drawings("160 0 0 0.1 20 50.3 cm /Im Do")) {
        picture(drawing, GRAY, new byte[COLUMNS * ROWS]);

        byte[] ours = drawing.ours();
        int black = 0;
        for (int y = 0; y < Drawings.HEIGHT; y++) {
          black += ours[y * Drawings.WIDTH + 200] == 0 ? 1 : 0;
        }
        assertThat(black).isEqualTo(1);
      }
    }
  }

  @Nested
  class Masks {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "1 0 0 rg",
          "0 g",
          "0.7 g",
          "/Half gs 0 g",
        })
    void a_stencil_lets_its_colour_through(String state) throws IOException {
      try (Drawings drawing = new Drawings("0.9 g 0 0 100 100 re f " + state + " " + PLACE)) {
        drawing.state("Half").setFloat(COSName.CA_NS, 0.5f);
        picture(drawing, "/ImageMask true /BitsPerComponent 1", random(2 * ROWS));

        assertAlike(drawing, 3);
      }
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "/ColorSpace /DeviceGray /BitsPerComponent 8",
          "/ColorSpace /DeviceGray /BitsPerComponent 8 /Decode [1 0]",
          "/ColorSpace /DeviceGray /BitsPerComponent 2",
        })
    void a_soft_mask_mixes_with_the_ground(String mask) throws IOException {
      try (Drawings drawing = new Drawings("0.3 g 0 0 100 100 re f " + PLACE)) {
        COSStream picture = picture(drawing, GRAY, random(COLUMNS * ROWS));
        picture.setItem(COSName.SMASK, stream(drawing, mask, random(COLUMNS * ROWS)));

        assertAlike(drawing, 4);
      }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/Decode [1 0]"})
    void an_explicit_mask_cuts_out(String decode) throws IOException {
      try (Drawings drawing = new Drawings("0.3 g 0 0 100 100 re f " + PLACE)) {
        COSStream picture = picture(drawing, GRAY, random(COLUMNS * ROWS));
        picture.setItem(
            COSName.MASK,
            stream(drawing, "/ImageMask true /BitsPerComponent 1 " + decode, random(2 * ROWS)));

        assertAlike(drawing, 3);
      }
    }

    @Test
    void a_multiplied_picture_leaves_what_is_dark_below() throws IOException {
      byte[] grays = random(COLUMNS * ROWS);
      try (Drawings drawing = new Drawings("0.2 g 0 0 200 100 re f /Multiply gs " + PLACE)) {
        drawing.state("Multiply").setItem(COSName.BM, COSName.getPDFName("Multiply"));
        picture(drawing, GRAY, grays);

        int multiplied = 51 * (grays[0] & 0xff) / 255;
        assertThat(centre(drawing.ours(), 0, 0)).isBetween(multiplied - 1, multiplied + 1);
      }
    }
  }

  @Nested
  class Damage {

    @Test
    void the_rows_of_truncated_samples_are_drawn_and_the_rest_stays_white() throws IOException {
      try (Drawings drawing = new Drawings(PLACE)) {
        byte[] deflated = deflated(new byte[COLUMNS * ROWS / 2]);
        picture(drawing, GRAY + " /Filter /FlateDecode", deflated);

        byte[] ours = drawing.ours();
        assertThat(centre(ours, 5, 3)).isZero();
        assertThat(centre(ours, 5, 4)).isEqualTo(255);
      }
    }

    @Test
    void a_small_picture_that_cannot_be_decoded_is_a_crossed_box() throws IOException {
      try (Drawings drawing = new Drawings(PLACE)) {
        picture(drawing, GRAY + " /Filter /DCTDecode", new byte[] {1, 2, 3});

        byte[] ours = drawing.ours();
        assertThat(ours[100 * Drawings.WIDTH + 200]).isZero();
        assertThat(ours[21 * Drawings.WIDTH + 200]).isZero();
        assertThat(ours[100 * Drawings.WIDTH + 100]).isEqualTo((byte) 255);
      }
    }

    @Test
    void a_large_picture_that_cannot_be_decoded_ends_the_conversion() throws IOException {
      try (Drawings drawing = new Drawings("2000 0 0 2000 0 -1000 cm /Im Do")) {
        picture(drawing, GRAY + " /Filter /DCTDecode", new byte[] {1, 2, 3});
        drawing.enlarge(900, 1400);

        assertThatThrownBy(drawing::ours)
            .isInstanceOf(ConversionStopped.class)
            .extracting(e -> ((ConversionStopped) e).answer().reason())
            .isEqualTo(Reason.DAMAGED);
      }
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = ';',
        value = {
          "/ColorSpace /DeviceGray /BitsPerComponent 7",
          "/ColorSpace [/Indexed [/Indexed /DeviceRGB 1 <00>] 1 <00>] /BitsPerComponent 8",
          "/ColorSpace [/Indexed /DeviceRGB 255 <0011>] /BitsPerComponent 8",
          "/ColorSpace [/Separation /Spot] /BitsPerComponent 8",
          "/ColorSpace [] /BitsPerComponent 8",
          "/ColorSpace /Nonsense /BitsPerComponent 8",
          "/ColorSpace /DeviceGray /BitsPerComponent 8 /Decode [0]",
          "/ColorSpace /DeviceGray /BitsPerComponent 8 /Mask [1]",
          "/ColorSpace /DeviceGray /BitsPerComponent 8 /Filter [/Nonsense]",
          "/ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /CCITTFaxDecode /DecodeParms "
              + "<< /Columns -5 >>",
          "/ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /CCITTFaxDecode /DecodeParms "
              + "<< /Columns 2000000 >>",
          "/ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /JBIG2Decode",
          "/Filter /JPXDecode",
        })
    void nonsense_in_a_picture_s_dictionary_does_not_break_the_page(String dictionary)
        throws IOException {
      try (Drawings drawing = new Drawings(PLACE + " 0 g 0 0 1 1 re f")) {
        picture(drawing, dictionary, random(COLUMNS * ROWS));

        assertThat(drawing.ours()).contains((byte) 255);
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "/Type /OCG /Usage << /Print << /PrintState /OFF >> >>; 255",
        "/Type /OCG /Usage << /Print << /PrintState /ON >> >>; 0",
        "/Type /OCMD /P /AllOff /OCGs << /Type /OCG /Usage << /Print << /PrintState /ON >> >> >>; 255",
        "/Type /OCMD /P /AnyOff /OCGs << /Type /OCG /Usage << /Print << /PrintState /OFF >> >> >>; 0",
        "/Type /OCMD /P /AnyOn /OCGs << /Type /OCG /Usage << /Print << /PrintState /OFF >> >> >>; 255",
        "/Type /OCMD; 0",
      })
  void a_picture_is_on_the_page_if_its_layer_is_printed(String layer, int gray) throws IOException {
    try (Drawings drawing = new Drawings(PLACE)) {
      picture(drawing, GRAY + " /OC << " + layer + " >>", new byte[COLUMNS * ROWS]);

      assertThat(centre(drawing.ours(), 5, 3)).isEqualTo(gray);
    }
  }

  @Test
  void a_picture_far_larger_than_memory_passes_by() throws IOException {
    try (Drawings drawing = new Drawings("200 0 0 100 0 0 cm /Im Do")) {
      ByteArrayOutputStream samples = new ByteArrayOutputStream();
      try (OutputStream out = new DeflaterOutputStream(samples)) {
        byte[] row = new byte[40_000 / 8];
        for (int y = 0; y < 40_000; y++) {
          Arrays.fill(row, (byte) (y < 20_000 ? 0 : 255));
          out.write(row);
        }
      }
      COSStream picture =
          picture(
              drawing,
              "/ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /FlateDecode",
              samples.toByteArray());
      picture.setInt(COSName.WIDTH, 40_000);
      picture.setInt(COSName.HEIGHT, 40_000);

      byte[] ours = drawing.ours();
      assertThat(ours[90 * Drawings.WIDTH + 50]).isZero();
      assertThat(ours[110 * Drawings.WIDTH + 50]).isEqualTo((byte) 255);
    }
  }

  private static COSStream picture(Drawings drawing, String dictionary, byte[] data)
      throws IOException {
    COSStream picture = stream(drawing, dictionary, data);
    drawing.resources(COSName.XOBJECT).setItem("Im", picture);
    return picture;
  }

  private static COSStream stream(Drawings drawing, String dictionary, byte[] data)
      throws IOException {
    COSStream picture = drawing.stream();
    try (OutputStream out = picture.createRawOutputStream();
        InputStream in = new ByteArrayInputStream(data)) {
      in.transferTo(out);
    }
    String whole = "<< /Type /XObject /Subtype /Image " + dictionary + " >>";
    picture.addAll(
        (COSDictionary)
            new PDFStreamParser(whole.getBytes(StandardCharsets.ISO_8859_1)).parse().get(0));
    picture.setInt(COSName.WIDTH, COLUMNS);
    picture.setInt(COSName.HEIGHT, ROWS);
    return picture;
  }

  private static byte[] random(int count) {
    byte[] bytes = new byte[count];
    new Random(count).nextBytes(bytes);
    return bytes;
  }

  private static byte[] deflated(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream deflater = new DeflaterOutputStream(out)) {
      deflater.write(bytes);
    }
    return out.toByteArray();
  }

  private static void assertAlike(Drawings drawing, int tolerance) throws IOException {
    byte[] ours = drawing.ours();
    byte[] theirs = drawing.theirs();
    for (int y = 0; y < ROWS; y++) {
      for (int x = 0; x < COLUMNS; x++) {
        assertThat(centre(ours, x, y))
            .as("pixel %d, %d", x, y)
            .isBetween(centre(theirs, x, y) - tolerance, centre(theirs, x, y) + tolerance);
      }
    }
  }

  /** The middle of a block. */
  private static int centre(byte[] drawing, int x, int y) {
    int across = 40 + x * BLOCK + BLOCK / 2;
    int down = 20 + y * BLOCK + BLOCK / 2;
    return drawing[down * Drawings.WIDTH + across] & 0xff;
  }

  private static double meanDifference(byte[] ours, byte[] theirs) {
    double sum = 0;
    for (int i = 0; i < ours.length; i++) {
      sum += Math.abs((ours[i] & 0xff) - (theirs[i] & 0xff));
    }
    return sum / ours.length;
  }
}
