package org.caselli.fax.imaging.tiff;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.caselli.fax.imaging.ConversionLimits;
import org.caselli.fax.imaging.UnreadableDocumentException;
import org.caselli.fax.imaging.convert.DocumentConverter;

/**
 * Whatever the bytes are, they are read as a fax or refused. The normal test run repeats the inputs
 * beside this class; CONTRIBUTING says how to look for new ones.
 */
class TiffFuzzTest {

  private static final ConversionLimits LIMITS =
      new ConversionLimits(20, 1_000_000, 1_000_000, Duration.ofSeconds(10));

  private static final Path FILE = scratch("fuzzed");
  private static final Path PDF = scratch("pdf");

  private static Path scratch(String name) {
    try {
      Path file = Files.createTempFile(name, "");
      file.toFile().deleteOnExit();
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @FuzzTest
  void any_bytes_are_a_fax_or_are_refused(byte[] input) throws IOException {
    Files.write(FILE, input);
    try {
      List<TiffDirectory> pages = TiffImages.pages(FILE, LIMITS);
      assertThat(pages).isNotEmpty();
      assertThat(TiffReport.of(FILE, LIMITS).text()).contains("sent as it is: ");
      if (pages.stream().allMatch(BilevelDecoder::knows)) {
        decode();
        assertThat(new DocumentConverter().toPdf(FILE, PDF, LIMITS)).isEqualTo(pages.size());
      }
    } catch (UnreadableDocumentException e) {
      assertThat(e.getMessage()).endsWith(".");
    }
  }

  private static void decode() throws IOException, UnreadableDocumentException {
    try (FaxTiffReader reader = FaxTiffReader.open(FILE, LIMITS)) {
      for (int i = 1; i <= reader.count(); i++) {
        DecodedPage page = reader.page(i);
        int behind = page.pixels().stride() * 8 - page.pixels().widthPx();
        assertThat(page.damage().rows()).isLessThanOrEqualTo(page.pixels().heightPx());
        for (int y = 1; y <= page.pixels().heightPx(); y++) {
          int last = page.pixels().rows()[y * page.pixels().stride() - 1];
          assertThat(last & (1 << behind) - 1).isZero();
        }
      }
    }
  }
}
