package org.caselli.fax.imaging.ccitt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.caselli.fax.imaging.FaxCoding;
import org.caselli.fax.imaging.ccitt.StripFile.Strip;
import org.caselli.fax.imaging.convert.Corpus;
import org.caselli.fax.imaging.page.BilevelPage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What we write is what libtiff writes, and what it reads we read, bit by bit. */
class LibtiffComparisonTest {

  private static final int RANDOM_PAGES = 1000;

  @TempDir Path folder;

  @BeforeEach
  void needs_tiffcp() {
    assumeThat(StripFile.tiffcpIsHere()).as("libtiff's tiffcp; skipped without it").isTrue();
  }

  static Stream<FaxCode> codes() {
    return Stream.of(
        FaxCode.mmr(),
        FaxCode.mh(),
        FaxCode.mr(2),
        FaxCode.mr(4),
        FaxCode.mh().withAlignedEols(),
        FaxCode.mr(4).withAlignedEols(),
        FaxCode.mmr().withLeastBitFirst(),
        FaxCode.mr(2).withLeastBitFirst());
  }

  @ParameterizedTest
  @MethodSource("codes")
  void a_thousand_random_pages_are_the_same_there_and_back(FaxCode code) throws Exception {
    boolean plainly = !code.alignedEols() && !code.leastBitFirst();
    List<Strip> pages = pages(plainly ? RANDOM_PAGES : RANDOM_PAGES / 5, code);
    Path plain = folder.resolve("plain.tif");
    StripFile.writePlain(plain, pages);
    Path theirs = folder.resolve("theirs.tif");
    assertThat(StripFile.tiffcp(plain, theirs, StripFile.tiffcpOptions(code))).isTrue();

    List<Strip> ours = pages.stream().map(page -> encoded(page, code)).toList();

    assertSame(ours, StripFile.read(theirs));
    for (int i = 0; i < pages.size(); i++) {
      assertThat(decoded(ours.get(i), code)).as("page %d", i).isEqualTo(pages.get(i).bytes());
    }
    Path coded = folder.resolve("coded.tif");
    Path back = folder.resolve("back.tif");
    StripFile.writeCoded(coded, ours, code);
    assertThat(StripFile.tiffcp(coded, back, "-c", "none", "-f", "msb2lsb")).isTrue();
    assertSame(StripFile.read(back), pages);
  }

  /** Of rows that come to a single byte at the end of a strip libtiff loses the last one. */
  @Test
  void rows_on_whole_bytes_without_end_of_line_codes_are_read_by_libtiff() throws Exception {
    FaxCode code = FaxCode.mh().withoutEols().withAlignedRows();
    List<Strip> pages = pages(200, code).stream().filter(page -> page.widthPx() > 640).toList();

    List<Strip> ours = pages.stream().map(page -> encoded(page, code)).toList();

    Path coded = folder.resolve("coded.tif");
    Path back = folder.resolve("back.tif");
    StripFile.writeCoded(coded, ours, code);
    assertThat(StripFile.tiffcp(coded, back, "-c", "none")).isTrue();
    assertSame(StripFile.read(back), pages);
    for (int i = 0; i < pages.size(); i++) {
      assertThat(decoded(ours.get(i), code)).as("page %d", i).isEqualTo(pages.get(i).bytes());
    }
  }

  @Test
  void every_bilevel_page_of_the_corpus_is_the_same_there_and_back() throws Exception {
    assumeThat(Corpus.find()).as("corpus of documents; skipped without it").isPresent();
    int compared = 0;
    for (Corpus.Document document : Corpus.find().orElseThrow().documents("tiff")) {
      Path plain = folder.resolve("plain.tif");
      Files.deleteIfExists(plain);
      if (!StripFile.tiffcp(document.file(), plain, "-c", "none", "-f", "msb2lsb", "-s")) {
        continue;
      }
      List<Strip> pages = StripFile.read(plain);
      for (FaxCode code : pages.isEmpty() ? List.<FaxCode>of() : codes().limit(5).toList()) {
        compared += compareCorpusFile(document.file(), plain, pages, code);
      }
    }
    assertThat(compared).as("pages and codes compared").isGreaterThan(200);
  }

  private int compareCorpusFile(Path document, Path plain, List<Strip> pages, FaxCode code)
      throws Exception {
    Path theirs = folder.resolve("theirs.tif");
    Files.deleteIfExists(theirs);
    if (!StripFile.tiffcp(plain, theirs, StripFile.tiffcpOptions(code))) {
      return 0;
    }
    List<Strip> coded = StripFile.read(theirs);
    assertThat(coded).as("%s", document).hasSameSizeAs(pages);
    for (int i = 0; i < pages.size(); i++) {
      Strip page = pages.get(i);
      FaxCode fitting = code.coding() == FaxCoding.MR ? mr(page.lines()) : code;
      assertThat(encoded(page, fitting).bytes())
          .as("page %d of %s in %s", i, document, fitting)
          .isEqualTo(coded.get(i).bytes());
      assertThat(decoded(coded.get(i), fitting))
          .as("page %d of %s in %s", i, document, fitting)
          .isEqualTo(withoutBitsBehindWidth(page));
    }
    return pages.size();
  }

  /** Of every damaged MH page, and of nearly every MR page, libtiff makes the same picture. */
  @ParameterizedTest
  @MethodSource("codes")
  void damaged_group_3_pages_look_as_in_libtiff(FaxCode code) throws Exception {
    assumeThat(code.coding()).as("Group 4 is concealed in our own way").isNotEqualTo(FaxCoding.MMR);
    List<Strip> damaged = new ArrayList<>();
    for (Strip page : pages(400, code)) {
      damaged.add(damaged(encoded(page, code), new Random(damaged.size())));
    }
    Path coded = folder.resolve("coded.tif");
    Path theirs = folder.resolve("theirs.tif");
    StripFile.writeCoded(coded, damaged, code);

    StripFile.tiffcp(coded, theirs, "-i", "-c", "none", "-f", "msb2lsb");

    List<Strip> expected = StripFile.read(theirs);
    assertThat(expected).hasSameSizeAs(damaged);
    List<Integer> different = new ArrayList<>();
    int damagedRows = 0;
    for (int i = 0; i < damaged.size(); i++) {
      DecodedRows rows = concealed(damaged.get(i), code);
      damagedRows += rows.damagedRows();
      if (!Arrays.equals(rows.rows(), expected.get(i).bytes())) {
        different.add(i);
      }
    }
    assertThat(damagedRows).isGreaterThan(300);
    assertThat(different).hasSizeLessThanOrEqualTo(code.coding() == FaxCoding.MH ? 0 : 8);
  }

  private static List<Strip> pages(int count, FaxCode code) {
    List<Strip> pages = new ArrayList<>();
    for (int seed = 0; seed < count; seed++) {
      BilevelPage page = RandomPages.page(seed);
      pages.add(new Strip(page.widthPx(), page.heightPx(), lines(code), page.rows()));
    }
    return pages;
  }

  private static Strip damaged(Strip strip, Random random) {
    byte[] bytes = strip.bytes().clone();
    int flips = 1 + random.nextInt(4);
    for (int i = 0; i < flips; i++) {
      int at = 16 + random.nextInt(Math.max(1, bytes.length * 8 - 16));
      if (at < bytes.length * 8) {
        bytes[at >> 3] ^= (byte) (1 << (at & 7));
      }
    }
    return new Strip(strip.widthPx(), strip.heightPx(), strip.lines(), bytes);
  }

  private static byte[] withoutBitsBehindWidth(Strip page) {
    byte[] rows = page.bytes().clone();
    int stride = (page.widthPx() + 7) / 8;
    int behind = stride * 8 - page.widthPx();
    for (int y = 0; y < page.heightPx(); y++) {
      rows[y * stride + stride - 1] &= (byte) (0xff << behind);
    }
    return rows;
  }

  private static FaxCode mr(int lines) {
    return FaxCode.mr(lines > 150 ? 4 : 2);
  }

  private static int lines(FaxCode code) {
    return code.k() > 2 ? 196 : 98;
  }

  private static Strip encoded(Strip page, FaxCode code) {
    int stride = (page.widthPx() + 7) / 8;
    byte[] bytes = FaxEncoder.encode(page.bytes(), stride, page.widthPx(), page.heightPx(), code);
    return new Strip(page.widthPx(), page.heightPx(), page.lines(), bytes);
  }

  private static byte[] decoded(Strip strip, FaxCode code) throws MalformedFaxCodeException {
    return decoded(strip, code, Damage.REFUSED).rows();
  }

  private static DecodedRows concealed(Strip strip, FaxCode code) throws MalformedFaxCodeException {
    return decoded(strip, code, Damage.CONCEALED);
  }

  private static DecodedRows decoded(Strip strip, FaxCode code, Damage policy)
      throws MalformedFaxCodeException {
    PageBounds bounds = PageBounds.of(strip.widthPx(), strip.heightPx());
    return FaxDecoder.decode(strip.bytes(), 0, strip.bytes().length, code, bounds, policy);
  }

  private static void assertSame(List<Strip> actual, List<Strip> expected) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < expected.size(); i++) {
      assertThat(actual.get(i).widthPx()).isEqualTo(expected.get(i).widthPx());
      assertThat(actual.get(i).bytes()).as("page %d", i).isEqualTo(expected.get(i).bytes());
    }
  }
}
