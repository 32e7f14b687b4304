package org.caselli.fax.imaging.ccitt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.caselli.fax.imaging.convert.Corpus;
import org.caselli.fax.imaging.tiff.MalformedTiffException;
import org.caselli.fax.imaging.tiff.TiffDirectory;
import org.caselli.fax.imaging.tiff.TiffWalker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fax codes that others wrote, damaged ones among them, strip by strip as they are found. */
class CorpusStripsTest {

  private static final int MOST_PAGES = 100;

  @TempDir Path folder;

  @Test
  void the_fax_pages_of_the_corpus_look_as_in_libtiff() throws Exception {
    assumeThat(StripFile.tiffcpIsHere()).as("libtiff's tiffcp; skipped without it").isTrue();
    assumeThat(Corpus.find()).as("corpus of documents; skipped without it").isPresent();
    int compared = 0;
    int damagedGroup3 = 0;
    for (Corpus.Document document : Corpus.find().orElseThrow().documents("tiff")) {
      List<TiffDirectory> images = faxes(document.file());
      Path plain = folder.resolve("plain.tif");
      Files.deleteIfExists(plain);
      if (images.isEmpty()
          || !StripFile.tiffcp(document.file(), plain, "-i", "-c", "none", "-f", "msb2lsb")) {
        continue;
      }
      List<StripFile.Strip> expected = StripFile.read(plain);
      byte[] file = Files.readAllBytes(document.file());
      for (TiffDirectory image : images) {
        Page page = page(file, image);
        if (image.compression() == TiffDirectory.GROUP_4 && page.damagedRows() > 0) {
          continue;
        }
        assertThat(page.rows())
            .as("page %d of %s", image.index(), document.file())
            .isEqualTo(expected.get(image.index()).bytes());
        compared++;
        damagedGroup3 += page.damagedRows() > 0 ? 1 : 0;
      }
    }
    assertThat(compared).as("pages compared").isGreaterThan(60);
    assertThat(damagedGroup3).as("damaged pages among them").isPositive();
  }

  /** A page put together from its strips. */
  private record Page(byte[] rows, int damagedRows) {}

  private static Page page(byte[] file, TiffDirectory image) throws MalformedFaxCodeException {
    int stride = (image.widthPx() + 7) / 8;
    byte[] rows = new byte[stride * image.heightPx()];
    int damaged = 0;
    for (int i = 0; i < image.strips().size(); i++) {
      TiffDirectory.Strip strip = image.strips().get(i);
      int from = i * image.layout().heightPx();
      int height = Math.min(image.layout().heightPx(), image.heightPx() - from);
      DecodedRows part =
          FaxDecoder.decode(
              file,
              (int) strip.offset(),
              (int) strip.byteCount(),
              code(image),
              PageBounds.of(image.widthPx(), height),
              Damage.CONCEALED);
      System.arraycopy(part.rows(), 0, rows, from * stride, height * stride);
      damaged += part.damagedRows();
    }
    return new Page(rows, damaged);
  }

  private static FaxCode code(TiffDirectory image) {
    boolean twoDimensional = (image.fax().t4Options() & 1) != 0;
    FaxCode code =
        switch (image.compression()) {
          case TiffDirectory.MODIFIED_HUFFMAN -> FaxCode.mh().withoutEols().withAlignedRows();
          case TiffDirectory.GROUP_3 -> twoDimensional ? FaxCode.mr(4) : FaxCode.mh();
          default -> FaxCode.mmr();
        };
    return image.fillOrder() == TiffDirectory.REVERSED ? code.withLeastBitFirst() : code;
  }

  private static List<TiffDirectory> faxes(Path file) throws IOException {
    try {
      List<TiffDirectory> images = new TiffWalker(MOST_PAGES).walk(file);
      boolean plain =
          images.stream()
              .allMatch(
                  image ->
                      image.bilevel()
                          && !image.tiled()
                          && !image.bigTiff()
                          && image.compression() >= TiffDirectory.MODIFIED_HUFFMAN
                          && image.compression() <= TiffDirectory.GROUP_4
                          && image.pixels() < 100_000_000);
      return plain ? images : List.of();
    } catch (MalformedTiffException e) {
      return List.of();
    }
  }
}
