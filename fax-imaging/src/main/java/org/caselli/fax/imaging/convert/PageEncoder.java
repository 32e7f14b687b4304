package org.caselli.fax.imaging.convert;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.caselli.fax.imaging.FaxCoding;
import org.caselli.fax.imaging.ccitt.FaxCode;
import org.caselli.fax.imaging.ccitt.FaxEncoder;
import org.caselli.fax.imaging.page.BilevelPage;
import org.caselli.fax.imaging.page.FaxProfile;
import org.caselli.fax.imaging.tiff.FaxTiffPage;

/**
 * Codes each page in the way that takes the fewest bytes, which are seconds on the line. Not
 * thread-safe.
 */
final class PageEncoder {

  /**
   * Of the packed rows; MMR code below this share is text or line art, for which it is always the
   * shortest. Screens and noise can be shorter in MH.
   */
  private static final int SHARE_OF_TEXT = 8;

  private static final int FINE = 196;

  private final List<FaxCoding> codings;
  private final Map<FaxCoding, FaxEncoder> encoders = new EnumMap<>(FaxCoding.class);
  private final Map<FaxCoding, FaxEncoder> standardEncoders = new EnumMap<>(FaxCoding.class);

  /** For a receiver that takes these codings, at least one. */
  PageEncoder(Set<FaxCoding> codings) {
    // MMR first: it is the shortest nearly always.
    this.codings = new ArrayList<>();
    for (FaxCoding each : List.of(FaxCoding.MMR, FaxCoding.MR, FaxCoding.MH)) {
      if (codings.contains(each)) {
        this.codings.add(each);
        encoders.put(each, new FaxEncoder(code(each, 4)));
        standardEncoders.put(each, new FaxEncoder(code(each, 2)));
      }
    }
  }

  /**
   * How a coding is laid out in a file.
   *
   * @param k of MR: 2 at standard resolution, 4 at those above it (T.4, 4.2.1.2)
   */
  private static FaxCode code(FaxCoding coding, int k) {
    return switch (coding) {
      case MH -> FaxCode.mh();
      case MR -> FaxCode.mr(k);
      case MMR -> FaxCode.mmr();
    };
  }

  FaxTiffPage encode(BilevelPage page, int linesPerInch) {
    FaxCoding best = codings.get(0);
    byte[] shortest = encode(page, linesPerInch, best);
    boolean text = best == FaxCoding.MMR && shortest.length < page.rows().length / SHARE_OF_TEXT;
    for (FaxCoding each : text ? List.<FaxCoding>of() : codings.subList(1, codings.size())) {
      byte[] code = encode(page, linesPerInch, each);
      if (code.length < shortest.length) {
        best = each;
        shortest = code;
      }
    }
    return FaxTiffPage.sound(
        shortest, best, page.widthPx(), page.heightPx(), FaxProfile.X_DPI, linesPerInch);
  }

  private byte[] encode(BilevelPage page, int linesPerInch, FaxCoding coding) {
    Map<FaxCoding, FaxEncoder> fitting = linesPerInch < FINE ? standardEncoders : encoders;
    return fitting.get(coding).encode(page.rows(), page.stride(), page.widthPx(), page.heightPx());
  }
}
