package org.caselli.fax.imaging.tiff;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.caselli.fax.imaging.FaxCoding;
import org.caselli.fax.imaging.UnreadableDocumentException;
import org.caselli.fax.imaging.limit.Deadline;
import org.caselli.fax.imaging.page.FaxProfile;

/**
 * Whether a switch takes a TIFF as it is: nothing but pages of one fax format that decode without
 * damage. The resolution that is asked for does not matter, as a fax keeps its own.
 */
public final class SendingCheck {

  private final FaxProfile profile;
  private final Set<FaxCoding> codings;
  private final Deadline deadline;

  /**
   * A check for one receiver of files.
   *
   * @param codings that it takes
   */
  public SendingCheck(FaxProfile profile, Set<FaxCoding> codings, Deadline deadline) {
    this.profile = profile;
    this.codings = codings;
    this.deadline = deadline;
  }

  /**
   * Why the file has to be written anew, or nothing. Decodes every page only if all directories are
   * right.
   */
  public Optional<String> objection(List<TiffDirectory> images, BilevelDecoder decoder)
      throws IOException, UnreadableDocumentException {
    for (TiffDirectory image : images) {
      Optional<String> objection = objection(image);
      if (objection.isPresent()) {
        return objection.map(each -> on(image, each));
      }
    }
    for (TiffDirectory image : images) {
      deadline.check();
      if (!decoder.sound(image)) {
        return Optional.of(on(image, "has damaged rows"));
      }
    }
    return Optional.empty();
  }

  private static String on(TiffDirectory image, String objection) {
    return "image " + (image.index() + 1) + " " + objection;
  }

  /** What the directory alone gives away. */
  private Optional<String> objection(TiffDirectory image) {
    if (image.reducedResolution()) {
      return Optional.of("is a preview");
    }
    Optional<FaxCoding> coding = BilevelDecoder.coding(image);
    if (!BilevelDecoder.knows(image) || coding.isEmpty()) {
      return Optional.of("is not coded as a fax page");
    }
    if (!codings.contains(coding.get())) {
      return Optional.of("is coded as " + coding.get() + ", which is not asked for");
    }
    if (image.widthPx() != profile.widthPx()) {
      return Optional.of("is " + image.widthPx() + " pixels wide, not " + profile.widthPx());
    }
    if (!TiffResolution.exact(image)) {
      return Optional.of("has no fax resolution");
    }
    if (image.heightPx() > profile.maxLinesAt(TiffResolution.linesPerInch(image).orElseThrow())) {
      return Optional.of("is longer than a fax page");
    }
    return layoutObjection(image);
  }

  private static Optional<String> layoutObjection(TiffDirectory image) {
    if (image.bigTiff()) {
      return Optional.of("lies in a BigTIFF");
    }
    if (image.tiled()) {
      return Optional.of("is cut into tiles");
    }
    if (image.photometric() != TiffDirectory.WHITE_IS_ZERO) {
      return Optional.of("has black for zero");
    }
    return image.orientation() == 1 ? Optional.empty() : Optional.of("does not stand upright");
  }
}
