package org.caselli.fax.imaging.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.caselli.fax.imaging.ConversionLimits;
import org.caselli.fax.imaging.FaxCoding;
import org.caselli.fax.imaging.FaxImageResult;
import org.caselli.fax.imaging.UnreadableDocumentException;
import org.caselli.fax.imaging.ccitt.FaxCode;
import org.caselli.fax.imaging.ccitt.FaxEncoder;
import org.caselli.fax.imaging.page.BilevelPage;
import org.caselli.fax.imaging.tiff.FaxTiffPage;
import org.caselli.fax.imaging.tiff.FaxTiffWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaxToPdfTest {

  private final Conversions converter = new Conversions(ConversionLimits.defaults());

  @TempDir Path folder;

  @Test
  void pixels_and_paper_size_come_through() throws Exception {
    BilevelPage fine = Pictures.scribble(1728, 2292, 1);
    BilevelPage standard = Pictures.scribble(1728, 1146, 2);
    TiffBuilder tiff = TiffBuilder.littleEndian();
    tiff.fax(fine, 204, 196);
    tiff.fax(standard, 204, 98);
    Path source = tiff.write(folder.resolve("s.tif"));

    assertThat(converter.toPdf(source, target())).isEqualTo(2);

    try (PDDocument pdf = Loader.loadPDF(target().toFile())) {
      for (PDPage page : pdf.getPages()) {
        PDRectangle box = page.getMediaBox();
        assertThat(box.getWidth()).isCloseTo(1728 * 72 / 204f, within(0.1f));
        assertThat(box.getHeight()).isCloseTo(2292 * 72 / 196f, within(0.1f));
      }
      assertThat(images(pdf).get(0).rows()).isEqualTo(fine.rows());
      assertThat(images(pdf).get(1).rows()).isEqualTo(standard.rows());
    }
  }

  @Test
  void a_fax_that_comes_back_as_pdf_keeps_every_pixel() throws Exception {
    BilevelPage fine = Pictures.noise(1728, 2292, 0.3, 1);
    BilevelPage standard = Pictures.noise(1728, 1146, 0.3, 2);
    TiffBuilder tiff = TiffBuilder.littleEndian();
    tiff.fax(fine, 204, 196);
    tiff.fax(standard, 204, 98);
    converter.toPdf(tiff.write(folder.resolve("s.tif")), target());
    Path back = folder.resolve("back.tif");

    converter.toFaxTiff(target(), "application/pdf", back, Optional.empty());

    assertThat(BilevelPage.of(converter.page(back, 1)).rows()).isEqualTo(fine.rows());
    assertThat(BilevelPage.of(converter.page(back, 2)).rows()).isEqualTo(standard.doubled().rows());
  }

  @Test
  void pages_in_other_codings_are_encoded_anew_without_loss() throws Exception {
    BilevelPage page = Pictures.scribble(1728, 400, 1);
    TiffBuilder tiff = TiffBuilder.bigEndian();
    tiff.image(1728, 400, 1, 1, 0, page.rows().clone()).resolution(204, 196);
    Path source = tiff.write(folder.resolve("s.tif"));

    converter.toPdf(source, target());

    try (PDDocument pdf = Loader.loadPDF(target().toFile())) {
      assertThat(images(pdf).get(0).rows()).isEqualTo(page.rows());
    }
  }

  @Test
  void of_a_fax_that_was_cut_short_comes_as_much_as_there_is() throws Exception {
    BilevelPage first = Pictures.scribble(1728, 400, 1);
    BilevelPage second = Pictures.noise(1728, 400, 0.3, 2);
    Path source = folder.resolve("s.tif");
    try (FaxTiffWriter writer = new FaxTiffWriter(source, 3)) {
      for (BilevelPage page : List.of(first, second, second)) {
        writer.page(mmr(page));
      }
    }
    byte[] whole = Files.readAllBytes(source);
    Files.write(source, Arrays.copyOf(whole, whole.length / 2));

    FaxImageResult inspected = converter.inspect(source);
    assertThat(inspected.whole()).isFalse();
    assertThat(inspected.pages()).isEqualTo(2);
    assertThat(converter.toPdf(source, target())).isEqualTo(2);

    try (PDDocument pdf = Loader.loadPDF(target().toFile())) {
      assertThat(images(pdf).get(0).rows()).isEqualTo(first.rows());
      assertThat(images(pdf).get(1).slice(0, 100).rows()).isEqualTo(second.slice(0, 100).rows());
    }
  }

  @Test
  void wherever_a_fax_was_cut_off_its_pages_are_counted_as_its_pdf_shows_them() throws Exception {
    Path source = folder.resolve("s.tif");
    try (FaxTiffWriter writer = new FaxTiffWriter(source, 3)) {
      for (int page = 1; page <= 3; page++) {
        writer.page(mmr(Pictures.noise(1728, 60, 0.05, page)));
      }
    }
    byte[] whole = Files.readAllBytes(source);

    for (int length = whole.length - 1; length > whole.length / 2; length -= 97) {
      Files.write(source, Arrays.copyOf(whole, length));
      assertThat(converter.inspect(source).pages())
          .as("cut off after %s bytes", length)
          .isEqualTo(converter.toPdf(source, target()));
    }
  }

  private static FaxTiffPage mmr(BilevelPage page) {
    byte[] code =
        FaxEncoder.encode(
            page.rows(), page.stride(), page.widthPx(), page.heightPx(), FaxCode.mmr());
    return FaxTiffPage.sound(code, FaxCoding.MMR, page.widthPx(), page.heightPx(), 204, 196);
  }

  @Test
  void a_photograph_is_no_fax() {
    TiffBuilder tiff = TiffBuilder.littleEndian();
    tiff.image(20, 20, 8, 1, 1, new byte[400]);
    Path source = tiff.write(folder.resolve("s.tif"));

    assertThatThrownBy(() -> converter.toPdf(source, target()))
        .isInstanceOf(UnreadableDocumentException.class);
    assertThat(target()).doesNotExist();
  }

  @Test
  void pages_are_numbered_from_one() throws Exception {
    TiffBuilder tiff = TiffBuilder.littleEndian();
    tiff.fax(Pictures.scribble(1728, 90, 1), 204, 196);
    Path source = tiff.write(folder.resolve("s.tif"));

    BufferedImage image = converter.page(source, 1);

    assertThat(image.getType()).isEqualTo(BufferedImage.TYPE_BYTE_BINARY);
    assertThat(BilevelPage.of(image))
        .usingRecursiveComparison()
        .isEqualTo(Pictures.scribble(1728, 90, 1));
    assertThatThrownBy(() -> converter.page(source, 2))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> converter.page(source, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<BilevelPage> images(PDDocument pdf) throws Exception {
    List<BilevelPage> images = new ArrayList<>();
    for (PDPage page : pdf.getPages()) {
      for (COSName name : page.getResources().getXObjectNames()) {
        PDImageXObject image = (PDImageXObject) page.getResources().getXObject(name);
        BufferedImage pixels = image.getImage();
        BilevelPage rows = BilevelPage.white(pixels.getWidth(), pixels.getHeight());
        for (int y = 0; y < pixels.getHeight(); y++) {
          for (int x = 0; x < pixels.getWidth(); x++) {
            if ((pixels.getRGB(x, y) & 0xff) == 0) {
              rows.blacken(x, y);
            }
          }
        }
        images.add(rows);
      }
    }
    return images;
  }

  private Path target() {
    return folder.resolve("fax.pdf");
  }
}
