package org.caselli.fax.web.api;

import java.util.Optional;
import org.caselli.fax.app.query.DocumentFormat;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;
import org.caselli.fax.domain.problem.Violation;
import org.caselli.fax.web.http.Acceptance;

/**
 * In which form a client wants the document of a fax: {@code ?format=} decides, then {@code
 * Accept}, then the setting {@code attachment_format}.
 *
 * @param preview whether one page is wanted as a picture, and nothing else counts
 * @param format empty for the setting's
 * @param acceptance of the request; nothing is refused when {@code format} was asked for by name
 */
record AttachmentChoice(boolean preview, Optional<DocumentFormat> format, Acceptance acceptance) {
  private static final String PDF = "application/pdf";
  private static final String TIFF = "image/tiff";
  private static final String PNG = "image/png";
  private static final String PICTURE = "png";
  private static final String ANYTHING_ELSE = "application/x-anything-else";
  private static final Acceptance EVERYTHING = Acceptance.parse("");

  /**
   * Chooses.
   *
   * @param format value of the parameter; empty for none
   * @param accept value of the header; empty for none
   */
  static AttachmentChoice of(String format, String accept) {
    if (format.equals(PICTURE)) {
      return new AttachmentChoice(true, Optional.empty(), EVERYTHING);
    }
    if (!format.isEmpty()) {
      return new AttachmentChoice(false, Optional.of(named(format)), EVERYTHING);
    }
    Acceptance acceptance = Acceptance.parse(accept);
    double pdf = acceptance.weightOf(PDF);
    double tiff = acceptance.weightOf(TIFF);
    if (acceptance.names(PNG) && acceptance.weightOf(PNG) > Math.max(pdf, tiff)) {
      return new AttachmentChoice(true, Optional.empty(), acceptance);
    }
    if (pdf == tiff && pdf > 0 && acceptance.weightOf(ANYTHING_ELSE) > 0) {
      return new AttachmentChoice(false, Optional.empty(), EVERYTHING);
    }
    if (pdf == 0 && tiff == 0) {
      return new AttachmentChoice(false, Optional.of(DocumentFormat.ORIGINAL), acceptance);
    }
    DocumentFormat wanted = pdf >= tiff ? DocumentFormat.PDF : DocumentFormat.TIFF;
    return new AttachmentChoice(false, Optional.of(wanted), acceptance);
  }

  private static DocumentFormat named(String format) {
    return DocumentFormat.named(format)
        .orElseThrow(
            () ->
                FaxException.invalid(
                    new Violation("format", "enum", "The format is pdf, tiff, original or png")));
  }

  /**
   * Checks what was found.
   *
   * @throws FaxException not acceptable, when the client does not accept its type
   */
  void check(String mediaType) {
    if (acceptance.weightOf(mediaType) == 0) {
      throw new FaxException(
          ProblemType.NOT_ACCEPTABLE,
          "The document can be had as application/pdf or image/tiff, its pages as image/png, and its"
              + " original is "
              + mediaType);
    }
  }
}
