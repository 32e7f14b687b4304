package org.caselli.fax.imaging;

import org.caselli.fax.imaging.UnreadableDocumentException.Reason;

/**
 * A limit was met deep inside of a decoder. Unchecked, so that the decoder does not take it for a
 * fault of the document; {@link DocumentConverter} turns it into the answer.
 */
final class ConversionStopped extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Reason reason;

  private ConversionStopped(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  static ConversionStopped outOfTime() {
    return new ConversionStopped(Reason.TIMED_OUT, "The time limit of the conversion has passed");
  }

  static ConversionStopped imageTooLarge(int widthPx, int heightPx) {
    return new ConversionStopped(
        Reason.TOO_LARGE,
        "The document holds an image of " + widthPx + " by " + heightPx + " pixels");
  }

  UnreadableDocumentException answer() {
    return reason == Reason.TIMED_OUT
        ? UnreadableDocumentException.timedOut(this)
        : UnreadableDocumentException.tooLarge(getMessage());
  }
}
