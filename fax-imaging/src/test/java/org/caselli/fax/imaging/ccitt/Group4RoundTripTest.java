package org.caselli.fax.imaging.ccitt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.caselli.fax.imaging.ConversionLimits;
import org.caselli.fax.imaging.FaxCoding;
import org.caselli.fax.imaging.convert.Conversions;
import org.caselli.fax.imaging.convert.IndependentReader;
import org.caselli.fax.imaging.convert.Pictures;
import org.caselli.fax.imaging.page.BilevelPage;
import org.caselli.fax.imaging.tiff.FaxTiffPage;
import org.caselli.fax.imaging.tiff.FaxTiffWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What we encode and pack, independent decoders read back bit by bit. */
class Group4RoundTripTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 8, 63, 64, 65, 200, 1728, 2432, 6001})
  void pages_of_every_density_come_back_bit_by_bit(int widthPx) throws Exception {
    List<BilevelPage> pages = new ArrayList<>();
    for (double share : new double[] {0, 0.001, 0.02, 0.3, 0.5, 0.97, 1}) {
      pages.add(Pictures.noise(widthPx, 40, share, widthPx));
    }
    pages.add(Pictures.scribble(widthPx, 120, 7));

    Path file = write(pages);

    assertSame(IndependentReader.pages(file), pages);
    assertSame(ours(file, pages.size()), pages);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void every_run_length_of_a_fax_line_comes_back(boolean blackFirst) throws Exception {
    List<BilevelPage> pages = List.of(Pictures.everyRunLength(1728, blackFirst));

    assertSame(IndependentReader.pages(write(pages)), pages);
  }

  @Test
  void runs_beyond_the_longest_make_up_code_come_back() throws Exception {
    BilevelPage page = BilevelPage.white(9000, 4);
    for (int x = 100; x < 8990; x++) {
      page.blacken(x, 1);
    }
    for (int x = 6000; x < 6010; x++) {
      page.blacken(x, 3);
    }

    assertSame(IndependentReader.pages(write(List.of(page))), List.of(page));
  }

  @Test
  void libtiff_reads_our_files_without_a_warning() throws Exception {
    assumeThat(commandExists("tiffcp")).as("libtiff's tiffcp; skipped without it").isTrue();
    List<BilevelPage> pages = List.of(Pictures.scribble(1728, 400, 3), BilevelPage.white(1728, 9));
    Path plain = folder.resolve("plain.tif");

    Process tiffcp =
        new ProcessBuilder("tiffcp", "-c", "none", write(pages).toString(), plain.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(tiffcp.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(tiffcp.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(tiffcp.exitValue()).isZero();
    assertThat(said).isEmpty();
    assertSame(IndependentReader.pages(plain), pages);
  }

  private static boolean commandExists(String name) {
    for (String directory : System.getenv("PATH").split(":")) {
      if (Files.isExecutable(Path.of(directory, name))) {
        return true;
      }
    }
    return false;
  }

  private Path write(List<BilevelPage> pages) throws IOException {
    Path file = folder.resolve("round.tif");
    try (FaxTiffWriter writer = new FaxTiffWriter(file, pages.size())) {
      for (BilevelPage page : pages) {
        byte[] code =
            FaxEncoder.encode(
                page.rows(), page.stride(), page.widthPx(), page.heightPx(), FaxCode.mmr());
        writer.page(
            FaxTiffPage.sound(code, FaxCoding.MMR, page.widthPx(), page.heightPx(), 204, 196));
      }
      writer.finish();
      assertThat(writer.bytes()).isEqualTo(Files.size(file));
    }
    return file;
  }

  private static List<BilevelPage> ours(Path file, int count) throws Exception {
    Conversions converter = new Conversions(ConversionLimits.defaults());
    List<BilevelPage> pages = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      pages.add(BilevelPage.of(converter.page(file, i)));
    }
    return pages;
  }

  private static void assertSame(List<BilevelPage> actual, List<BilevelPage> expected) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < expected.size(); i++) {
      assertThat(actual.get(i).widthPx()).isEqualTo(expected.get(i).widthPx());
      assertThat(actual.get(i).rows()).as("page %d", i).isEqualTo(expected.get(i).rows());
    }
  }
}
