package org.caselli.fax.imaging.ccitt;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;

/**
 * Whatever the bytes are, the codec keeps its promises. The normal test run repeats the inputs
 * beside this class; CONTRIBUTING says how to look for new ones.
 */
class CodecFuzzTest {

  @FuzzTest
  void any_bytes_become_a_page_within_its_bounds(byte[] input) throws MalformedFaxCodeException {
    if (input.length < FuzzedCode.HEAD_BYTES) {
      return;
    }
    FuzzedCode fuzzed = FuzzedCode.of(input);

    DecodedRows page = decode(fuzzed.bytes(), fuzzed, Damage.CONCEALED);

    assertThat(page.rows()).hasSize(page.strideBytes() * page.heightPx());
    assertThat(page.heightPx()).isLessThanOrEqualTo(fuzzed.bounds().rows());
    assertThat(page.codedRows()).isLessThanOrEqualTo(page.heightPx());
    assertThat(page.damagedRows()).isBetween(page.longestDamage(), page.codedRows());
    assertNothingBehindWidth(page);
    try {
      DecodedRows strict = decode(fuzzed.bytes(), fuzzed, Damage.REFUSED);
      assertThat(page.damagedRows()).isZero();
      assertThat(strict.rows()).isEqualTo(page.rows());
    } catch (MalformedFaxCodeException e) {
      assertThat(e.row()).isBetween(0, page.heightPx());
    }
    if (page.heightPx() > 0) {
      comesBack(page.rows(), page.heightPx(), fuzzed);
    }
  }

  @FuzzTest
  void any_page_comes_back_from_any_code(byte[] input) throws MalformedFaxCodeException {
    if (input.length <= FuzzedCode.HEAD_BYTES) {
      return;
    }
    FuzzedCode fuzzed = FuzzedCode.of(input);
    int stride = fuzzed.bounds().strideBytes();
    int rows = Math.min(fuzzed.bounds().rows(), (fuzzed.bytes().length + stride - 1) / stride);
    byte[] pixels = Arrays.copyOf(fuzzed.bytes(), rows * stride);
    int behind = stride * 8 - fuzzed.bounds().widthPx();
    for (int y = 0; y < rows; y++) {
      pixels[y * stride + stride - 1] &= (byte) (0xff << behind);
    }

    comesBack(pixels, rows, fuzzed);
  }

  private static void comesBack(byte[] rows, int heightPx, FuzzedCode fuzzed)
      throws MalformedFaxCodeException {
    int widthPx = fuzzed.bounds().widthPx();
    byte[] bytes =
        FaxEncoder.encode(rows, fuzzed.bounds().strideBytes(), widthPx, heightPx, fuzzed.code());
    PageBounds known = PageBounds.of(widthPx, heightPx);

    DecodedRows back =
        FaxDecoder.decode(bytes, 0, bytes.length, fuzzed.code(), known, Damage.REFUSED);

    assertThat(back.rows()).isEqualTo(rows);
    assertThat(back.damagedRows()).isZero();
  }

  private static DecodedRows decode(byte[] bytes, FuzzedCode fuzzed, Damage policy)
      throws MalformedFaxCodeException {
    return FaxDecoder.decode(bytes, 0, bytes.length, fuzzed.code(), fuzzed.bounds(), policy);
  }

  private static void assertNothingBehindWidth(DecodedRows page) {
    int behind = page.strideBytes() * 8 - page.widthPx();
    for (int y = 1; y <= page.heightPx(); y++) {
      assertThat(page.rows()[y * page.strideBytes() - 1] & (1 << behind) - 1).isZero();
    }
  }
}
