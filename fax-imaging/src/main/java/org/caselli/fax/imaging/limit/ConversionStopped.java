package org.caselli.fax.imaging.limit;

import org.caselli.fax.imaging.UnreadableDocumentException;
import org.caselli.fax.imaging.UnreadableDocumentException.Reason;
import org.caselli.fax.imaging.convert.DocumentConverter;

/**
 * A limit was met deep inside of a decoder. Unchecked, so that the decoder does not take it for a
 * fault of the document; {@link DocumentConverter} turns it into the answer.
 */
public final class ConversionStopped extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Reason reason;

  private ConversionStopped(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  public static ConversionStopped outOfTime() {
    return new ConversionStopped(Reason.TIMED_OUT, "The time limit of the conversion has passed");
  }

  public static ConversionStopped imageTooLarge(int widthPx, int heightPx) {
    return new ConversionStopped(
        Reason.TOO_LARGE,
        "The document holds an image of " + widthPx + " by " + heightPx + " pixels");
  }

  /** The program that reads JPEG 2000 is missing. */
  public static ConversionStopped noJpeg2000() {
    return new ConversionStopped(
        Reason.UNSUPPORTED_TYPE,
        "The document holds a JPEG 2000 picture, which this server reads only with the package"
            + " libopenjp2-tools installed; print the document to a new PDF and send that.");
  }

  public static ConversionStopped brokenPicture(Exception cause) {
    ConversionStopped stopped =
        new ConversionStopped(Reason.DAMAGED, "A picture of the document is damaged");
    stopped.initCause(cause);
    return stopped;
  }

  public UnreadableDocumentException answer() {
    return switch (reason) {
      case TIMED_OUT -> UnreadableDocumentException.timedOut(this);
      case TOO_LARGE -> UnreadableDocumentException.tooLarge(getMessage());
      case DAMAGED -> UnreadableDocumentException.damaged(getMessage(), this);
      default -> new UnreadableDocumentException(reason, getMessage(), this);
    };
  }
}
