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

  public static ConversionStopped noDecoder(Exception cause) {
    ConversionStopped stopped =
        new ConversionStopped(
            Reason.UNSUPPORTED_TYPE,
            "The document holds a picture of a kind that cannot be read (JPEG 2000);"
                + " print it to a new PDF and send that.");
    stopped.initCause(cause);
    return stopped;
  }

  public UnreadableDocumentException answer() {
    return switch (reason) {
      case TIMED_OUT -> UnreadableDocumentException.timedOut(this);
      case TOO_LARGE -> UnreadableDocumentException.tooLarge(getMessage());
      default -> new UnreadableDocumentException(reason, getMessage(), this);
    };
  }
}
