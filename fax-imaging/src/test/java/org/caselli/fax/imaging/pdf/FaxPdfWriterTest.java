package org.caselli.fax.imaging.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.caselli.fax.imaging.ConversionLimits;
import org.caselli.fax.imaging.FaxCoding;
import org.caselli.fax.imaging.ccitt.FaxCode;
import org.caselli.fax.imaging.ccitt.FaxEncoder;
import org.caselli.fax.imaging.convert.DocumentConverter;
import org.caselli.fax.imaging.convert.Pictures;
import org.caselli.fax.imaging.convert.TiffBuilder;
import org.caselli.fax.imaging.page.BilevelPage;
import org.caselli.fax.imaging.tiff.FaxTiffPage;
import org.caselli.fax.imaging.tiff.FaxTiffWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.ValidationResult;

class FaxPdfWriterTest {

  private static final BilevelPage PAGE = Pictures.scribble(1728, 700, 1);

  @TempDir Path folder;

  @Test
  void the_result_is_a_pdf_for_archives() throws Exception {
    TiffBuilder tiff = TiffBuilder.littleEndian();
    tiff.fax(PAGE, 204, 196);
    tiff.image(1728, 700, 1, 1, 0, code(FaxCode.mr(4))).set(259, 3).set(292, 1).resolution(204, 98);
    tiff.image(1728, 700, 1, 1, 0, PAGE.rows()).resolution(30_000, 20).set(274, 6);

    convert(tiff);

    assertThat(judgement().getTestAssertions()).isEmpty();
    assertThat(judgement().isCompliant()).isTrue();
  }

  private ValidationResult judgement() throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    try (PDFAParser parser =
        Foundries.defaultInstance().createParser(target().toFile(), PDFAFlavour.PDFA_2_B)) {
      return Foundries.defaultInstance()
          .createValidator(PDFAFlavour.PDFA_2_B, false)
          .validate(parser);
    }
  }

  @ParameterizedTest
  @CsvSource({"3, 0, MH", "3, 4, MH", "3, 1, MR", "4, 0, MMR"})
  void code_that_pdf_knows_goes_over_as_it_is(int compression, int options, FaxCoding coding)
      throws Exception {
    byte[] code =
        code(
            switch (coding) {
              case MH -> options == 4 ? FaxCode.mh().withAlignedEols() : FaxCode.mh();
              case MR -> FaxCode.mr(4);
              case MMR -> FaxCode.mmr();
            });
    TiffBuilder tiff = TiffBuilder.littleEndian();
    tiff.image(1728, 700, 1, 1, 0, code).set(259, compression).set(292, options);

    convert(tiff);

    assertThat(codes()).containsExactly(code);
    assertThat(images().get(0).rows()).isEqualTo(PAGE.rows());
  }

  @Test
  void the_other_fill_order_and_black_for_zero_go_over_too() throws Exception {
    byte[] inverse = PAGE.rows().clone();
    for (int i = 0; i < inverse.length; i++) {
      inverse[i] = (byte) ~inverse[i];
    }
    byte[] code = FaxEncoder.encode(inverse, PAGE.stride(), 1728, 700, FaxCode.mmr());
    TiffBuilder tiff = TiffBuilder.littleEndian();
    tiff.image(1728, 700, 1, 1, 1, reversed(code)).set(259, 4).set(266, 2);

    convert(tiff);

    assertThat(codes()).containsExactly(code);
    assertThat(images().get(0).rows()).isEqualTo(PAGE.rows());
  }

  @Test
  void several_strips_become_one_image_without_loss() throws Exception {
    byte[] upper = FaxEncoder.encode(PAGE.rows(), PAGE.stride(), 1728, 300, FaxCode.mmr());
    BilevelPage rest = PAGE.slice(300, 600);
    byte[] lower = FaxEncoder.encode(rest.rows(), rest.stride(), 1728, 300, FaxCode.mmr());
    byte[] both = new byte[upper.length + lower.length];
    System.arraycopy(upper, 0, both, 0, upper.length);
    System.arraycopy(lower, 0, both, upper.length, lower.length);
    TiffBuilder tiff = TiffBuilder.littleEndian();
    tiff.image(1728, 600, 1, 1, 0, both).set(259, 4).strips(300, upper.length, lower.length);

    convert(tiff);

    assertThat(images()).hasSize(1);
    assertThat(images().get(0).rows()).isEqualTo(PAGE.slice(0, 600).rows());
  }

  @Test
  void a_damaged_page_is_written_anew_as_it_shows() throws Exception {
    byte[] code = code(FaxCode.mh());
    for (int i = code.length / 2; i < code.length / 2 + 9; i++) {
      code[i] = (byte) 0xaa;
    }
    TiffBuilder tiff = TiffBuilder.littleEndian();
    tiff.image(1728, 700, 1, 1, 0, code).set(259, 3);

    convert(tiff);

    assertThat(codes().get(0)).isNotEqualTo(code);
    assertThat(images().get(0).slice(0, 250).rows()).isEqualTo(PAGE.slice(0, 250).rows());
    assertThat(images().get(0).slice(600, 700).rows()).isEqualTo(PAGE.slice(600, 700).rows());
  }

  @Test
  void a_page_of_ours_that_lost_its_end_is_not_taken_for_whole() throws Exception {
    byte[] code = code(FaxCode.mmr());
    byte[] cut = Arrays.copyOf(code, code.length * 3 / 4);
    try (FaxTiffWriter writer = new FaxTiffWriter(folder.resolve("fax.tif"), 1)) {
      writer.page(FaxTiffPage.sound(cut, FaxCoding.MMR, 1728, 700, 204, 196));
    }

    new DocumentConverter().toPdf(folder.resolve("fax.tif"), target(), ConversionLimits.defaults());

    assertThat(codes().get(0)).isNotEqualTo(cut);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void a_page_lies_as_its_orientation_says(int orientation) throws Exception {
    BilevelPage corner = BilevelPage.white(400, 200);
    for (int y = 0; y < 50; y++) {
      for (int x = 0; x < 100; x++) {
        corner.blacken(x, y);
      }
    }
    TiffBuilder tiff = TiffBuilder.littleEndian();
    tiff.fax(corner, 72, 72).set(274, orientation);

    convert(tiff);

    boolean sideways = orientation >= 5;
    boolean right = List.of(2, 3, 6, 7).contains(orientation);
    boolean below = List.of(3, 4, 7, 8).contains(orientation);
    try (PDDocument pdf = Loader.loadPDF(target().toFile())) {
      BufferedImage page = new PDFRenderer(pdf).renderImage(0);
      assertThat(page.getWidth()).isEqualTo(sideways ? 200 : 400);
      assertThat(page.getHeight()).isEqualTo(sideways ? 400 : 200);
      assertThat(black(page, 10, 10)).isEqualTo(!right && !below);
      assertThat(black(page, page.getWidth() - 10, 10)).isEqualTo(right && !below);
      assertThat(black(page, 10, page.getHeight() - 10)).isEqualTo(!right && below);
      assertThat(black(page, page.getWidth() - 10, page.getHeight() - 10))
          .isEqualTo(right && below);
      assertThat(black(page, page.getWidth() / 2, page.getHeight() / 2)).isFalse();
    }
  }

  @Test
  void the_same_fax_gives_the_same_bytes() throws Exception {
    TiffBuilder tiff = TiffBuilder.littleEndian();
    tiff.fax(PAGE, 204, 196);

    convert(tiff);
    byte[] once = Files.readAllBytes(target());
    convert(tiff);

    assertThat(Files.readAllBytes(target())).isEqualTo(once);
  }

  private void convert(TiffBuilder tiff) throws Exception {
    Path source = tiff.write(folder.resolve("source.tif"));
    new DocumentConverter().toPdf(source, target(), ConversionLimits.defaults());
  }

  private List<byte[]> codes() throws Exception {
    List<byte[]> codes = new ArrayList<>();
    try (PDDocument pdf = Loader.loadPDF(target().toFile())) {
      for (PDPage page : pdf.getPages()) {
        codes.add(IOUtils.toByteArray(image(page).getCOSObject().createRawInputStream()));
      }
    }
    return codes;
  }

  private List<BilevelPage> images() throws Exception {
    List<BilevelPage> images = new ArrayList<>();
    try (PDDocument pdf = Loader.loadPDF(target().toFile())) {
      for (PDPage page : pdf.getPages()) {
        BufferedImage pixels = image(page).getImage();
        BilevelPage rows = BilevelPage.white(pixels.getWidth(), pixels.getHeight());
        for (int y = 0; y < pixels.getHeight(); y++) {
          for (int x = 0; x < pixels.getWidth(); x++) {
            if (black(pixels, x, y)) {
              rows.blacken(x, y);
            }
          }
        }
        images.add(rows);
      }
    }
    return images;
  }

  private static PDImageXObject image(PDPage page) throws Exception {
    return (PDImageXObject) page.getResources().getXObject(COSName.getPDFName("I"));
  }

  private static boolean black(BufferedImage image, int x, int y) {
    return (image.getRGB(x, y) & 0xff) < 128;
  }

  private static byte[] code(FaxCode code) {
    return FaxEncoder.encode(PAGE.rows(), PAGE.stride(), PAGE.widthPx(), PAGE.heightPx(), code);
  }

  private static byte[] reversed(byte[] code) {
    byte[] reversed = new byte[code.length];
    for (int i = 0; i < code.length; i++) {
      reversed[i] = (byte) (Integer.reverse(code[i]) >>> 24);
    }
    return reversed;
  }

  private Path target() {
    return folder.resolve("fax.pdf");
  }
}
