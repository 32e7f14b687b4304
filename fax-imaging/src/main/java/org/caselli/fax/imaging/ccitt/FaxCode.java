package org.caselli.fax.imaging.ccitt;

import org.caselli.fax.imaging.FaxCoding;

/**
 * How the rows of a page are laid out as a stream of bits: which code, and what stands between the
 * rows and behind the last one.
 *
 * <p>A writer follows it to the letter. For a reader it says what to expect: end-of-line codes that
 * are not announced are accepted all the same, fill bits and end codes need no announcement at all.
 *
 * @param coding MH (T.4, 4.1), MR (T.4, 4.2) or MMR (T.6)
 * @param eols an end-of-line code (T.4, 4.1.2) before every row; never with MMR
 * @param alignedEols fill bits before every end-of-line code so that it ends on a whole byte
 *     (T4Options bit 2)
 * @param alignedRows every row begins on a whole byte (TIFF compression 2, PDF EncodedByteAlign)
 * @param endCode the page is closed by RTC (T.4, 4.1.4 and 4.2.3) or EOFB (T.6, 2.4.1.1)
 * @param k of MR: every k-th row is coded one-dimensionally, 2 at 98 and 4 at 196 lines per inch
 *     (T.4, 4.2.1.2); 1 and more. 0 with the other codes
 * @param leastBitFirst the first bit of a row is the least significant one of its byte (TIFF
 *     FillOrder 2)
 */
public record FaxCode(
    FaxCoding coding,
    boolean eols,
    boolean alignedEols,
    boolean alignedRows,
    boolean endCode,
    int k,
    boolean leastBitFirst) {

  public FaxCode {
    if (eols && coding == FaxCoding.MMR || alignedEols && !eols) {
      throw new IllegalArgumentException("No end-of-line codes to write or to align");
    }
    if (coding == FaxCoding.MR ? k < 1 : k != 0) {
      throw new IllegalArgumentException("No K parameter of " + coding + ": " + k);
    }
  }

  /** One-dimensional rows behind end-of-line codes, without RTC, as in a TIFF-F file. */
  public static FaxCode mh() {
    return new FaxCode(FaxCoding.MH, true, false, false, false, 0, false);
  }

  /** Two-dimensional Group 3 rows behind end-of-line codes, without RTC, as in a TIFF-F file. */
  public static FaxCode mr(int k) {
    return new FaxCode(FaxCoding.MR, true, false, false, false, k, false);
  }

  /** Group 4 rows with EOFB. */
  public static FaxCode mmr() {
    return new FaxCode(FaxCoding.MMR, false, false, false, true, 0, false);
  }

  public FaxCode withoutEols() {
    return new FaxCode(coding, false, false, alignedRows, endCode, k, leastBitFirst);
  }

  public FaxCode withAlignedEols() {
    return new FaxCode(coding, eols, true, alignedRows, endCode, k, leastBitFirst);
  }

  public FaxCode withAlignedRows() {
    return new FaxCode(coding, eols, alignedEols, true, endCode, k, leastBitFirst);
  }

  public FaxCode withEndCode() {
    return new FaxCode(coding, eols, alignedEols, alignedRows, true, k, leastBitFirst);
  }

  public FaxCode withoutEndCode() {
    return new FaxCode(coding, eols, alignedEols, alignedRows, false, k, leastBitFirst);
  }

  public FaxCode withLeastBitFirst() {
    return new FaxCode(coding, eols, alignedEols, alignedRows, endCode, k, true);
  }
}
