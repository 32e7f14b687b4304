package org.caselli.fax.imaging.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.io.IOException;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Marks that we make ourselves are where, and as dark as, PDFBox makes them. */
class FaxPageDrawerTest {

  /** A gray value that two ways of antialiasing may differ by. */
  private static final int TONE = 70;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "BT /F 12 Tf 20 50 Td (Amoxicillin 500 mg) Tj ET",
        "BT /F 9 Tf 0.6 g 20 50 Td 3 Tc (Rossi & Figli) Tj ET",
        "BT /F 14 Tf 0.9 0.3 -0.3 0.9 40 30 Tm (slanting) Tj ET",
        "0 -1 1 0 0 100 cm BT /F 12 Tf 20 50 Td (turned) Tj ET",
        "20 40 60 20 re W n BT /F 12 Tf 15 50 Td (clipped on both sides) Tj ET",
        "20 20 m 120 20 l 70 90 l h W n BT /F 12 Tf 15 50 Td (clipped by a triangle) Tj ET",
        "BT /F 80 Tf 20 20 Td (Big) Tj ET",
        "BT /F 20 Tf 1 Tr 20 50 Td (outlined) Tj ET",
        "BT /F 20 Tf 3 Tr 20 50 Td (invisible) Tj ET",
        "0.2 0.4 0.7 rg 10 10 50 30 re f",
        "0.5 G 0.3 g 10 10 50 30 re 80 10 20 70 re f",
        "10 10 80 60 re 30 30 20 20 re f*",
        "30 30 m 90 30 l 60 80 l h f",
        "10 w 20 20 m 150 20 l 150 80 l S",
        "6 w 20 20 100 60 re S",
        "4 w 20 20 m 150 80 l S",
        "4 w [10 5] 0 d 20 50 m 150 50 l S",
        "30 30 60 40 re W* n 0.5 g 0 0 200 100 re f"
      })
  void marks_are_those_of_pdfbox(String operators) throws IOException {
    try (Drawings drawing = new Drawings(operators)) {
      assertAlike(drawing);
    }
  }

  @Nested
  class Lines {

    @Test
    void a_hairline_is_a_whole_black_pixel_wide() throws IOException {
      try (Drawings drawing =
          new Drawings("0 w 20 50 m 180 50 l S 40.3 10 m 40.3 90 l S 0.1 w 90 20 50 60 re S")) {
        byte[] ours = drawing.ours();

        assertThat(blackInColumn(ours, 200)).isEqualTo(3);
        assertThat(blackInRow(ours, 30)).isEqualTo(1);
        assertThat(ours[100 * Drawings.WIDTH + 60] & ours[99 * Drawings.WIDTH + 60]).isZero();
      }
    }

    @Test
    void a_slanting_hairline_is_dark() throws IOException {
      try (Drawings drawing = new Drawings("0 w 20 20 m 180 80 l S")) {
        int darkest = 255;
        byte[] ours = drawing.ours();
        for (int y = 0; y < Drawings.HEIGHT; y++) {
          darkest = Math.min(darkest, ours[y * Drawings.WIDTH + 200] & 0xff);
        }

        assertThat(darkest).isLessThan(130);
      }
    }

    @Test
    void a_filled_rectangle_thinner_than_a_pixel_is_seen() throws IOException {
      try (Drawings drawing = new Drawings("20 50.1 160 0.05 re f")) {
        assertThat(blackInColumn(drawing.ours(), 100)).isEqualTo(1);
      }
    }
  }

  @Nested
  class Transparency {

    @Test
    void half_opaque_marks_are_those_of_pdfbox() throws IOException {
      try (Drawings drawing =
          new Drawings("/Half gs 10 10 60 60 re f 40 40 60 50 re f BT /F 20 Tf (text) Tj ET")) {
        drawing.state("Half").setItem("ca", new COSFloat(0.5f));

        assertAlike(drawing);
      }
    }

    @Test
    void a_half_opaque_group_is_that_of_pdfbox() throws IOException {
      try (Drawings drawing = new Drawings("0.8 g 0 0 100 100 re f /Half gs /Group Do")) {
        drawing.state("Half").setItem("ca", new COSFloat(0.5f));
        drawing.group("Group", "0 g 50 10 80 60 re f 0.6 g 60 20 20 20 re f");

        assertAlike(drawing);
      }
    }

    @Test
    void multiplied_marks_leave_what_is_below_them_legible() throws IOException {
      try (Drawings drawing =
          new Drawings("10 10 30 30 re f /Multiply gs 0.7 g 0 0 80 80 re f /Group Do")) {
        drawing.state("Multiply").setItem("BM", COSName.MULTIPLY);
        drawing.group("Group", "0.5 g 60 60 40 40 re f");

        byte[] ours = drawing.ours();

        assertThat(gray(ours, 20, 20)).isZero();
        assertThat(gray(ours, 50, 20)).isBetween(174, 182);
        assertThat(gray(ours, 70, 70)).isBetween(85, 93);
        assertThat(gray(ours, 90, 90)).isBetween(124, 132);
        assertThat(gray(ours, 150, 50)).isEqualTo(255);
      }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Luminosity", "Alpha"})
    void a_soft_mask_lets_marks_through_by_its_tone(String kind) throws IOException {
      try (Drawings drawing =
          new Drawings("q /Masked gs 0 0 200 100 re f Q 0.4 g 150 80 40 10 re f")) {
        mask(drawing, kind, kind.equals("Alpha") ? "/Half gs 0 g" : "0.5 g");
        drawing.state("Half").setItem("ca", new COSFloat(0.5f));

        byte[] ours = drawing.ours();

        assertThat(gray(ours, 30, 30)).as("under the mask's mark").isBetween(124, 132);
        assertThat(gray(ours, 120, 30)).as("beside it").isEqualTo(255);
        assertThat(gray(ours, 170, 85)).as("after the mask has gone").isEqualTo(102);
      }
    }

    @Test
    void a_group_under_a_soft_mask_is_masked_once() throws IOException {
      try (Drawings drawing = new Drawings("/Masked gs /Group Do")) {
        mask(drawing, "Luminosity", "0.5 g");
        drawing.group("Group", "20 20 20 20 re f 30 20 20 20 re f");

        byte[] ours = drawing.ours();

        assertThat(gray(ours, 35, 30)).isBetween(124, 132);
        assertThat(gray(ours, 60, 60)).isEqualTo(255);
      }
    }

    private void mask(Drawings drawing, String kind, String tone) throws IOException {
      drawing.group("Mask", tone + " 10 10 60 60 re f");
      COSDictionary mask = new COSDictionary();
      mask.setItem(COSName.S, COSName.getPDFName(kind));
      mask.setItem(COSName.G, drawing.resources(COSName.XOBJECT).getDictionaryObject("Mask"));
      drawing.state("Masked").setItem(COSName.SMASK, mask);
    }
  }

  @Nested
  class Patterns {

    @Test
    void large_cells_of_a_tiling_pattern_are_those_of_pdfbox() throws IOException {
      try (Drawings drawing = new Drawings("/Pattern cs /P scn 10 10 180 70 re f")) {
        pattern(drawing, "0.3 g 10 10 60 30 re f 2 w 0 60 m 90 60 l S", 90, 80);

        assertAlike(drawing);
      }
    }

    @Test
    void small_cells_are_those_of_pdfbox() throws IOException {
      try (Drawings drawing = new Drawings("/Pattern cs /P scn 10 10 180 70 re f")) {
        pattern(drawing, "0.3 g 1 1 2 2 re f ".repeat(400), 5, 5);

        assertAlike(drawing);
      }
    }

    @Test
    void cells_stay_within_the_path_and_the_clip() throws IOException {
      try (Drawings drawing =
          new Drawings("50 0 150 100 re W n /Pattern cs /P scn 10 10 m 90 10 l 90 90 l h f")) {
        pattern(drawing, "0 0 200 100 re f", 1000, 1000);

        byte[] ours = drawing.ours();

        assertThat(gray(ours, 80, 30)).isZero();
        assertThat(gray(ours, 40, 20)).as("outside of the clip").isEqualTo(255);
        assertThat(gray(ours, 60, 80)).as("outside of the path").isEqualTo(255);
      }
    }

    @Test
    void a_pattern_within_itself_comes_to_an_end() throws IOException {
      try (Drawings drawing = new Drawings("/Pattern cs /P scn 10 10 100 50 re f")) {
        pattern(drawing, "/Pattern cs /P scn 10 10 100 50 re f 0 g 20 20 9 9 re f", 300, 300);

        assertThat(gray(drawing.ours(), 25, 25)).isZero();
      }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0 0 200 0", "20 10 180 90"})
    void a_large_shading_is_that_of_pdfbox(String ends) throws IOException {
      try (Drawings drawing = new Drawings("/Blend sh")) {
        COSDictionary shading = new COSDictionary();
        shading.setInt(COSName.SHADING_TYPE, 2);
        shading.setItem(COSName.COLORSPACE, COSName.DEVICEGRAY);
        String[] coordinates = ends.split(" ");
        COSArray numbers = new COSArray();
        for (String each : coordinates) {
          numbers.add(new COSFloat(Float.parseFloat(each)));
        }
        shading.setItem(COSName.COORDS, numbers);
        COSDictionary function = new COSDictionary();
        function.setInt(COSName.FUNCTION_TYPE, 2);
        function.setItem(COSName.DOMAIN, numbers(0, 1));
        function.setItem(COSName.C0, numbers(0));
        function.setItem(COSName.C1, numbers(1));
        function.setInt(COSName.N, 1);
        shading.setItem(COSName.FUNCTION, function);
        drawing.resources(COSName.SHADING).setItem("Blend", shading);

        assertAlike(drawing);
      }
    }

    private void pattern(Drawings drawing, String operators, int stepX, int stepY)
        throws IOException {
      COSDictionary pattern = drawing.add(COSName.PATTERN, "P", operators, 0, 0, stepX, stepY);
      pattern.setInt(COSName.PATTERN_TYPE, 1);
      pattern.setInt(COSName.PAINT_TYPE, 1);
      pattern.setInt(COSName.TILING_TYPE, 1);
      pattern.setInt(COSName.X_STEP, stepX);
      pattern.setInt(COSName.Y_STEP, stepY);
    }
  }

  @Test
  void content_that_is_switched_off_leaves_no_mark() throws IOException {
    try (Drawings drawing = new Drawings("/OC /Layer BDC 10 10 50 50 re f EMC 100 10 50 50 re f")) {
      COSDictionary layer = new COSDictionary();
      layer.setItem(COSName.TYPE, COSName.OCG);
      COSDictionary usage = new COSDictionary();
      COSDictionary print = new COSDictionary();
      print.setItem("PrintState", COSName.OFF);
      usage.setItem("Print", print);
      layer.setItem("Usage", usage);
      drawing.resources(COSName.PROPERTIES).setItem("Layer", layer);

      byte[] ours = drawing.ours();

      assertThat(gray(ours, 30, 30)).isEqualTo(255);
      assertThat(gray(ours, 120, 30)).isZero();
    }
  }

  @Test
  void a_separation_ink_is_as_dark_as_its_alternate_colour() throws IOException {
    try (Drawings drawing = new Drawings("/Spot cs 0.5 scn 10 10 50 50 re f")) {
      COSArray space = new COSArray();
      space.add(COSName.SEPARATION);
      space.add(COSName.getPDFName("Spot"));
      space.add(COSName.DEVICECMYK);
      COSDictionary tint = new COSDictionary();
      tint.setInt(COSName.FUNCTION_TYPE, 2);
      tint.setItem(COSName.DOMAIN, numbers(0, 1));
      tint.setItem(COSName.C0, numbers(0, 0, 0, 0));
      tint.setItem(COSName.C1, numbers(0, 0, 0, 1));
      tint.setInt(COSName.N, 1);
      space.add(tint);
      drawing.resources(COSName.COLORSPACE).setItem("Spot", space);

      assertThat(gray(drawing.ours(), 30, 30)).isBetween(126, 129);
    }
  }

  private static COSArray numbers(float... values) {
    COSArray array = new COSArray();
    array.setFloatArray(values);
    return array;
  }

  /** The gray at a point, counted from the bottom left as PDF does. */
  private static int gray(byte[] pixels, int x, int y) {
    return pixels[(Drawings.HEIGHT - 1 - 2 * y) * Drawings.WIDTH + 2 * x] & 0xff;
  }

  private static int blackInColumn(byte[] pixels, int x) {
    int black = 0;
    for (int y = 0; y < Drawings.HEIGHT; y++) {
      black += pixels[y * Drawings.WIDTH + x] == 0 ? 1 : 0;
    }
    return black;
  }

  private static int blackInRow(byte[] pixels, int y) {
    int black = 0;
    for (int x = 0; x < Drawings.WIDTH; x++) {
      black += pixels[y * Drawings.WIDTH + x] == 0 ? 1 : 0;
    }
    return black;
  }

  /** Each of our pixels lies within what PDFBox has there or next to it. */
  private static void assertAlike(Drawings drawing) throws IOException {
    byte[] ours = drawing.ours();
    byte[] theirs = drawing.theirs();
    int different = 0;
    for (int y = 1; y < Drawings.HEIGHT - 1; y++) {
      for (int x = 1; x < Drawings.WIDTH - 1; x++) {
        int darkest = 255;
        int palest = 0;
        for (int i = 0; i < 9; i++) {
          int near = theirs[(y + i / 3 - 1) * Drawings.WIDTH + x + i % 3 - 1] & 0xff;
          darkest = Math.min(darkest, near);
          palest = Math.max(palest, near);
        }
        int own = ours[y * Drawings.WIDTH + x] & 0xff;
        different += own < darkest - TONE || own > palest + TONE ? 1 : 0;
      }
    }
    assertThat(different).as("pixels that differ").isLessThan(5);
    assertThat(mean(ours)).isCloseTo(mean(theirs), offset(1.0));
  }

  private static double mean(byte[] pixels) {
    long sum = 0;
    for (byte each : pixels) {
      sum += each & 0xff;
    }
    return (double) sum / pixels.length;
  }
}
