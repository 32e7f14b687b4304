package org.caselli.fax.imaging.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.caselli.fax.imaging.ConversionLimits;
import org.caselli.fax.imaging.FaxCoding;
import org.caselli.fax.imaging.FaxFormat;
import org.caselli.fax.imaging.FaxImageResult;
import org.caselli.fax.imaging.PageShape;
import org.caselli.fax.imaging.UnreadableDocumentException;
import org.caselli.fax.imaging.UnreadableDocumentException.Reason;
import org.caselli.fax.imaging.ccitt.FaxCode;
import org.caselli.fax.imaging.ccitt.FaxEncoder;
import org.caselli.fax.imaging.page.BilevelPage;
import org.caselli.fax.imaging.tiff.TiffDirectory;
import org.caselli.fax.imaging.tiff.TiffWalker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TiffToFaxTest {

  private final Conversions converter = new Conversions(ConversionLimits.defaults());

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {98, 196, 391})
  void a_fax_that_a_switch_takes_is_copied_byte_by_byte(int linesPerInch) throws Exception {
    TiffBuilder tiff = TiffBuilder.littleEndian();
    tiff.fax(Pictures.scribble(1728, 500, 1), 204, linesPerInch);
    tiff.fax(Pictures.scribble(1728, 300, 2), 204, linesPerInch);

    FaxImageResult result = convert(tiff);

    assertThat(result.passthrough()).isTrue();
    assertThat(result.pages()).isEqualTo(2);
    assertThat(result.shapes().get(1)).isEqualTo(new PageShape(1728, 300, 204, linesPerInch));
    assertThat(target()).hasSameBinaryContentAs(source());
  }

  @Test
  void a_coding_that_is_not_asked_for_is_exchanged_without_loss() throws Exception {
    BilevelPage page = Pictures.scribble(1728, 500, 1);
    byte[] code = FaxEncoder.encode(page.rows(), page.stride(), 1728, 500, FaxCode.mh());
    TiffBuilder tiff = TiffBuilder.littleEndian();
    tiff.image(1728, 500, 1, 1, 0, code).set(259, 3).resolution(204, 98);
    tiff.write(source());

    DocumentConverter all = new DocumentConverter();
    FaxFormat format = FaxFormat.fine().with(EnumSet.of(FaxCoding.MH));
    ConversionLimits limits = ConversionLimits.defaults();
    assertThat(all.toFaxTiff(source(), "", target(), format, limits).passthrough()).isTrue();
    format = format.with(EnumSet.of(FaxCoding.MR));
    assertThat(all.toFaxTiff(source(), "", target(), format, limits).passthrough()).isFalse();

    assertThat(pages().get(0).rows()).isEqualTo(page.rows());
  }

  @Test
  void a_page_of_noise_is_coded_in_the_shortest_way() throws Exception {
    BilevelPage noise = Pictures.noise(1728, 400, 0.5, 1);
    BilevelPage text = Pictures.scribble(1728, 50, 2).doubled().doubled().doubled();
    TiffBuilder tiff = TiffBuilder.littleEndian();
    tiff.fax(noise, 200, 200);
    tiff.fax(text, 200, 200);
    tiff.write(source());

    FaxFormat format = FaxFormat.fine().with(EnumSet.allOf(FaxCoding.class));
    new DocumentConverter().toFaxTiff(source(), "", target(), format, ConversionLimits.defaults());

    assertThat(new TiffWalker(9).walk(target()))
        .extracting(TiffDirectory::compression)
        .containsExactly(3, 4);
    assertThat(pages()).extracting(BilevelPage::rows).containsExactly(noise.rows(), text.rows());
  }

  @Test
  void a_tall_strip_of_pixels_without_resolution_becomes_a_few_pages() throws Exception {
    TiffBuilder tiff = TiffBuilder.littleEndian();
    tiff.image(8, 65_537, 1, 1, 0, new byte[65_537]);

    assertThat(convert(tiff).pages()).isEqualTo(4);
  }

  @Test
  void a_large_scan_is_thinned_out_while_it_is_read() throws Exception {
    int side = 9_000;
    byte[] gray = new byte[side * side];
    Arrays.fill(gray, (byte) 255);
    for (int y = 4_000; y < 5_000; y++) {
      Arrays.fill(gray, y * side + 4_000, y * side + 5_000, (byte) 0);
    }
    TiffBuilder tiff = TiffBuilder.littleEndian();
    tiff.image(side, side, 8, 1, 1, gray).resolution(1200, 1200);

    convert(tiff);

    BilevelPage page = pages().get(0);
    assertThat(page.heightPx()).isEqualTo(1470);
    assertThat(page.black(864, 735)).isTrue();
    assertThat(page.black(864 - 95, 735)).isFalse();
    assertThat(page.black(864 - 80, 735)).isTrue();
    assertThat(page.black(864, 735 - 75)).isTrue();
    assertThat(page.black(864, 735 - 90)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"200, 200, 196", "200, 400, 391", "204, 196, 196"})
  void a_fax_with_rounded_resolution_keeps_its_pixels(int x, int y, int lines) throws Exception {
    BilevelPage page = Pictures.scribble(1728, 500, 1);
    byte[] raw = page.rows().clone();
    TiffBuilder tiff = TiffBuilder.bigEndian();
    tiff.image(1728, 500, 1, 1, 0, raw).resolution(x, y);

    FaxImageResult result = convert(tiff);

    assertThat(result.passthrough()).isFalse();
    assertThat(result.shapes()).containsExactly(new PageShape(1728, 500, 204, lines));
    assertThat(pages().get(0).rows()).isEqualTo(page.rows());
  }

  @Test
  void the_other_fill_order_and_photometric_keep_their_pixels() throws Exception {
    BilevelPage page = Pictures.scribble(1728, 200, 1);
    byte[] code =
        FaxEncoder.encode(
            page.rows(), page.stride(), page.widthPx(), page.heightPx(), FaxCode.mmr());
    for (int i = 0; i < code.length; i++) {
      code[i] = (byte) (Integer.reverse(code[i]) >>> 24);
    }
    byte[] inverse = page.rows().clone();
    for (int i = 0; i < inverse.length; i++) {
      inverse[i] = (byte) ~inverse[i];
    }
    TiffBuilder tiff = TiffBuilder.littleEndian();
    tiff.image(1728, 200, 1, 1, 0, code).set(259, 4).set(266, 2).resolution(200, 200);
    tiff.image(1728, 200, 1, 1, 1, inverse).resolution(204, 196);

    convert(tiff);

    assertThat(pages()).hasSize(2).allSatisfy(p -> assertThat(p.rows()).isEqualTo(page.rows()));
  }

  @Test
  void standard_resolution_stays() throws Exception {
    BilevelPage page = Pictures.scribble(1728, 300, 1);
    TiffBuilder tiff = TiffBuilder.littleEndian();
    tiff.fax(page, 200, 100);

    FaxImageResult result = convert(tiff);

    assertThat(result.shapes()).containsExactly(new PageShape(1728, 300, 204, 98));
    assertThat(pages().get(0).rows()).isEqualTo(page.rows());
  }

  @Test
  void wider_fax_paper_is_scaled_down_whole() throws Exception {
    BilevelPage page = BilevelPage.white(2432, 400);
    for (int y = 0; y < 400; y++) {
      for (int x = 0; x < 4; x++) {
        page.blacken(x, y);
        page.blacken(2431 - x, y);
      }
    }
    TiffBuilder tiff = TiffBuilder.littleEndian();
    tiff.fax(page, 204, 196);

    FaxImageResult result = convert(tiff);

    assertThat(result.passthrough()).isFalse();
    assertThat(result.shapes().get(0).widthPx()).isEqualTo(1728);
    assertThat(result.shapes().get(0).heightPx()).isCloseTo(284, within(1));
    assertThat(pages().get(0).black(1, 100)).isTrue();
    assertThat(pages().get(0).black(1726, 100)).isTrue();
    assertThat(pages().get(0).black(864, 100)).isFalse();
  }

  @Test
  void a_gray_scan_is_resampled_to_its_size_on_paper() throws Exception {
    byte[] gray = new byte[1240 * 1754];
    Arrays.fill(gray, (byte) 240);
    for (int y = 150; y < 300; y++) {
      Arrays.fill(gray, y * 1240 + 150, y * 1240 + 300, (byte) 30);
    }
    TiffBuilder tiff = TiffBuilder.littleEndian();
    tiff.image(1240, 1754, 8, 1, 1, gray).resolution(150, 150);

    FaxImageResult result = convert(tiff);

    assertThat(result.shapes().get(0).heightPx()).isEqualTo(2292);
    BilevelPage page = pages().get(0);
    assertThat(page.black(21 + 204 + 4, 196 + 4)).isTrue();
    assertThat(page.black(21 + 408 - 4, 392 - 4)).isTrue();
    assertThat(page.black(21 + 204 - 4, 250)).isFalse();
    assertThat(page.black(21 + 408 + 4, 250)).isFalse();
  }

  @Test
  void colour_is_weighed_and_orientation_obeyed() throws Exception {
    byte[] rgb = new byte[400 * 300 * 3];
    Arrays.fill(rgb, (byte) 255);
    for (int y = 0; y < 50; y++) {
      for (int x = 0; x < 50; x++) {
        int at = (y * 400 + x) * 3;
        rgb[at] = 0;
        rgb[at + 1] = 0;
        rgb[at + 2] = (byte) 255;
      }
    }
    TiffBuilder tiff = TiffBuilder.littleEndian();
    tiff.image(400, 300, 8, 3, 2, rgb).resolution(100, 100).set(274, 6);

    convert(tiff);

    BilevelPage page = pages().get(0);
    assertThat(page.heightPx()).isEqualTo(784);
    int left = (1728 - 612) / 2;
    assertThat(page.black(left + 612 - 50, 50)).isTrue();
    assertThat(page.black(left + 50, 50)).isFalse();
  }

  @Test
  void a_thumbnail_is_no_page() throws Exception {
    TiffBuilder tiff = TiffBuilder.littleEndian();
    tiff.fax(Pictures.scribble(1728, 300, 1), 204, 196);
    tiff.image(20, 20, 8, 1, 1, new byte[400]).set(254, 1);

    assertThat(convert(tiff).pages()).isEqualTo(1);
  }

  @Test
  void a_roll_of_fax_paper_is_cut() throws Exception {
    BilevelPage roll = Pictures.scribble(1728, 6000, 1);
    TiffBuilder tiff = TiffBuilder.littleEndian();
    tiff.fax(roll, 204, 196);

    FaxImageResult result = convert(tiff);

    assertThat(result.pages()).isEqualTo(3);
    BilevelPage joined = pages().get(0);
    BilevelPage again = pages().get(2).below(pages().get(1).below(joined));
    assertThat(again.rows()).isEqualTo(roll.rows());
  }

  @Test
  @Timeout(10)
  void a_loop_of_pages_ends() throws Exception {
    TiffBuilder tiff = TiffBuilder.littleEndian();
    tiff.fax(Pictures.scribble(1728, 300, 1), 200, 200);

    assertThat(convert(tiff.loop()).pages()).isEqualTo(1);
  }

  @Test
  void an_image_of_absurd_size_is_refused_before_it_is_decoded() {
    TiffBuilder tiff = TiffBuilder.littleEndian();
    tiff.image(1_000_000, 1_000_000, 8, 3, 2, new byte[10]).resolution(30_000, 30_000);

    assertRefused(tiff, Reason.TOO_LARGE);
  }

  @Test
  void damaged_code_is_refused_or_concealed_but_never_copied() throws Exception {
    BilevelPage page = Pictures.scribble(1728, 300, 1);
    byte[] code =
        FaxEncoder.encode(
            page.rows(), page.stride(), page.widthPx(), page.heightPx(), FaxCode.mmr());
    Arrays.fill(code, code.length / 2, code.length, (byte) 0);
    TiffBuilder tiff = TiffBuilder.littleEndian();
    tiff.image(1728, 300, 1, 1, 0, code).set(259, 4).resolution(204, 196);
    tiff.write(source());

    boolean copied;
    try {
      copied =
          converter.toFaxTiff(source(), "image/tiff", target(), Optional.empty()).passthrough();
    } catch (UnreadableDocumentException e) {
      copied = false;
      assertThat(e.reason()).isEqualTo(Reason.DAMAGED);
    }
    assertThat(copied).isFalse();
  }

  @Test
  void a_field_that_claims_more_values_than_there_are_bytes_takes_no_memory() {
    TiffBuilder tiff = TiffBuilder.littleEndian();
    tiff.image(64, 64, 1, 1, 0, new byte[0]).set(259, 5).claim(50_000, Integer.MAX_VALUE - 9);

    assertRefused(tiff, Reason.DAMAGED);
  }

  @Test
  void a_header_alone_is_damage() throws Exception {
    Files.write(source(), new byte[] {'I', 'I', 42, 0});

    assertThatThrownBy(
            () -> converter.toFaxTiff(source(), "image/tiff", target(), Optional.empty()))
        .isInstanceOfSatisfying(
            UnreadableDocumentException.class,
            e -> assertThat(e.reason()).isEqualTo(Reason.DAMAGED));
  }

  private void assertRefused(TiffBuilder tiff, Reason reason) {
    assertThatThrownBy(() -> convert(tiff))
        .isInstanceOfSatisfying(
            UnreadableDocumentException.class,
            e -> assertThat(e.reason()).as(e.getMessage()).isEqualTo(reason));
  }

  private FaxImageResult convert(TiffBuilder tiff) throws Exception {
    tiff.write(source());
    return converter.toFaxTiff(source(), "image/tiff", target(), Optional.empty());
  }

  private List<BilevelPage> pages() throws Exception {
    return IndependentReader.pages(target());
  }

  private Path source() {
    return folder.resolve("source.tif");
  }

  private Path target() {
    return folder.resolve("fax.tif");
  }
}
