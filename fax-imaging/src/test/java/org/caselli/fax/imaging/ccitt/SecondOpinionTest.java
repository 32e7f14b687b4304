package org.caselli.fax.imaging.ccitt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import org.caselli.fax.imaging.ccitt.StripFile.Strip;
import org.caselli.fax.imaging.convert.Pictures;
import org.caselli.fax.imaging.page.BilevelPage;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The TIFF readers of the JDK and of TwelveMonkeys see the pages that we coded. */
class SecondOpinionTest {

  private static final List<BilevelPage> PAGES =
      List.of(
          Pictures.scribble(1728, 120, 11),
          Pictures.noise(801, 60, 0.3, 4),
          BilevelPage.white(2432, 30),
          Pictures.everyRunLength(97, true));

  @TempDir Path folder;

  static Stream<FaxCode> codes() {
    return Stream.of(FaxCode.mmr(), FaxCode.mh(), FaxCode.mr(2), FaxCode.mr(4));
  }

  @ParameterizedTest
  @MethodSource("codes")
  void independent_readers_see_the_same_pages(FaxCode code) throws Exception {
    Path file = folder.resolve("coded.tif");
    StripFile.writeCoded(file, PAGES.stream().map(page -> strip(page, code)).toList(), code);
    int opinions = 0;

    for (Iterator<ImageReader> all = ImageIO.getImageReadersByFormatName("tiff"); all.hasNext(); ) {
      ImageReader reader = all.next();
      String name = reader.getClass().getName();
      if (name.startsWith("com.sun.imageio.") || name.startsWith("com.twelvemonkeys.")) {
        assertSees(reader, file);
        opinions++;
      }
      reader.dispose();
    }

    assertThat(opinions).isEqualTo(2);
  }

  private static void assertSees(ImageReader reader, Path file) throws Exception {
    try (FileImageInputStream in = new FileImageInputStream(file.toFile())) {
      reader.setInput(in);
      for (int i = 0; i < PAGES.size(); i++) {
        assertThat(BilevelPage.of(reader.read(i)).rows())
            .as("page %d by %s", i, reader.getClass())
            .isEqualTo(PAGES.get(i).rows());
      }
    }
  }

  private static Strip strip(BilevelPage page, FaxCode code) {
    byte[] bytes =
        FaxEncoder.encode(page.rows(), page.stride(), page.widthPx(), page.heightPx(), code);
    return new Strip(page.widthPx(), page.heightPx(), 98, bytes);
  }
}
