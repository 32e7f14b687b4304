package org.caselli.fax.imaging.tiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import org.caselli.fax.imaging.ConversionLimits;
import org.caselli.fax.imaging.FaxCoding;
import org.caselli.fax.imaging.PageShape;
import org.caselli.fax.imaging.ccitt.FaxCode;
import org.caselli.fax.imaging.ccitt.FaxEncoder;
import org.caselli.fax.imaging.convert.IndependentReader;
import org.caselli.fax.imaging.convert.Pictures;
import org.caselli.fax.imaging.page.BilevelPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FaxTiffWriterTest {

  private static final BilevelPage FIRST = Pictures.scribble(1728, 400, 1);
  private static final BilevelPage SECOND = Pictures.scribble(1728, 201, 2);

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(FaxCoding.class)
  void every_reader_reads_every_coding(FaxCoding coding) throws Exception {
    Path file = write(FaxTiffProfile.F, coding, RowDamage.NONE);

    assertThat(ours(file))
        .extracting(BilevelPage::rows)
        .containsExactly(FIRST.rows(), SECOND.rows());
    assertThat(IndependentReader.pages(file))
        .extracting(BilevelPage::rows)
        .containsExactly(FIRST.rows(), SECOND.rows());
    assertThat(twelveMonkeys(file))
        .extracting(BilevelPage::rows)
        .containsExactly(FIRST.rows(), SECOND.rows());
  }

  @ParameterizedTest
  @EnumSource(FaxCoding.class)
  void libtiff_reads_every_coding_without_a_warning(FaxCoding coding) throws Exception {
    Path file = write(FaxTiffProfile.F, coding, new RowDamage(7, 3));
    Path copy = folder.resolve("copy.tif");

    assertThat(run("tiffinfo", "-D", file.toString())).doesNotContainIgnoringCase("warning");
    assertThat(run("tiffcp", "-c", "none", file.toString(), copy.toString())).isEmpty();
    assertThat(ours(copy))
        .extracting(BilevelPage::rows)
        .containsExactly(FIRST.rows(), SECOND.rows());
  }

  @Test
  void libtiff_reads_profile_s() throws Exception {
    Path file = write(FaxTiffProfile.S, FaxCoding.MH, RowDamage.NONE);

    assertThat(run("tiffinfo", "-D", file.toString()))
        .doesNotContainIgnoringCase("warning")
        .contains("Compression Scheme: CCITT Group 3")
        .contains("FillOrder: lsb-to-msb")
        .contains("Fax Data: clean");
  }

  @Test
  void damage_is_told_and_read_back() throws Exception {
    Path file = write(FaxTiffProfile.F, FaxCoding.MH, new RowDamage(7, 3));

    List<TiffDirectory> pages = new TiffWalker(9).walk(file);

    assertThat(pages).allMatch(each -> each.fax().badRows() == 7);
    assertThat(pages).allMatch(each -> each.fax().consecutiveBadRows() == 3);
    assertThat(pages).allMatch(each -> each.fax().ownWork());
  }

  @Test
  void profile_s_is_little_endian_with_each_directory_before_its_strip() throws Exception {
    Path file = write(FaxTiffProfile.S, FaxCoding.MH, RowDamage.NONE);

    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(bytes.getShort(0)).isEqualTo((short) ('I' | 'I' << 8));
    assertThat(bytes.getInt(4)).isEqualTo(8);
    for (TiffDirectory page : new TiffWalker(9).walk(file)) {
      assertThat(page.strips()).hasSize(1);
      assertThat(page.fillOrder()).isEqualTo(2);
      assertThat(page.fax().t4Options()).isZero();
      assertThat(page.compression()).isEqualTo(TiffDirectory.GROUP_3);
    }
    assertThat(ours(file))
        .extracting(BilevelPage::rows)
        .containsExactly(FIRST.rows(), SECOND.rows());
  }

  @Test
  void profile_s_refuses_what_it_does_not_have() {
    assertThatThrownBy(() -> write(FaxTiffProfile.S, FaxCoding.MMR, RowDamage.NONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("MMR");
  }

  @Test
  void a_reader_tells_the_shapes_and_gives_pages_in_any_order() throws Exception {
    Path file = write(FaxTiffProfile.F, FaxCoding.MR, RowDamage.NONE);

    try (FaxTiffReader reader = FaxTiffReader.open(file, ConversionLimits.defaults())) {
      assertThat(reader.shapes())
          .containsExactly(new PageShape(1728, 400, 204, 196), new PageShape(1728, 201, 204, 196));
      assertThat(reader.page(2).pixels().rows()).isEqualTo(SECOND.rows());
      assertThat(reader.page(1).pixels().rows()).isEqualTo(FIRST.rows());
      assertThatThrownBy(() -> reader.page(3)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  private Path write(FaxTiffProfile profile, FaxCoding coding, RowDamage damage)
      throws IOException {
    Path file = folder.resolve("fax.tif");
    try (FaxTiffWriter writer = new FaxTiffWriter(file, 2, profile)) {
      writer.page(page(FIRST, coding, damage));
      writer.page(page(SECOND, coding, damage));
      writer.finish();
      assertThat(writer.bytes()).isEqualTo(Files.size(file));
    }
    return file;
  }

  private static FaxTiffPage page(BilevelPage page, FaxCoding coding, RowDamage damage) {
    FaxCode code =
        switch (coding) {
          case MH -> FaxCode.mh();
          case MR -> FaxCode.mr(4);
          case MMR -> FaxCode.mmr();
        };
    byte[] coded =
        FaxEncoder.encode(page.rows(), page.stride(), page.widthPx(), page.heightPx(), code);
    return new FaxTiffPage(coded, coding, page.widthPx(), page.heightPx(), 204, 196, damage);
  }

  private static List<BilevelPage> ours(Path file) throws Exception {
    List<BilevelPage> pages = new ArrayList<>();
    try (FaxTiffReader reader = FaxTiffReader.open(file, ConversionLimits.defaults())) {
      for (int i = 1; i <= reader.count(); i++) {
        pages.add(reader.page(i).pixels());
      }
    }
    return pages;
  }

  private static List<BilevelPage> twelveMonkeys(Path file) throws IOException {
    ImageReader reader = new TIFFImageReaderSpi().createReaderInstance();
    try (FileImageInputStream in = new FileImageInputStream(file.toFile())) {
      reader.setInput(in);
      List<BilevelPage> pages = new ArrayList<>();
      for (int i = 0; i < reader.getNumImages(true); i++) {
        pages.add(BilevelPage.of(reader.read(i)));
      }
      return pages;
    } finally {
      reader.dispose();
    }
  }

  /** What the program says. */
  private static String run(String... command) throws IOException, InterruptedException {
    Process process;
    try {
      process = new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException e) {
      assumeThat(false).as(command[0] + " (libtiff-tools) is not installed").isTrue();
      throw e;
    }
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }
}
