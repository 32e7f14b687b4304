package org.caselli.fax.imaging;

/**
 * The document cannot be faxed, now or later. The message is one plain sentence for the sender:
 * what is wrong and what to do.
 */
public final class UnreadableDocumentException extends Exception {

  private static final long serialVersionUID = 1L;

  /** Why a document is refused. */
  public enum Reason {
    ENCRYPTED,
    DAMAGED,
    EMPTY,
    UNSUPPORTED_TYPE,
    TOO_LARGE,
    TIMED_OUT
  }

  private final Reason reason;

  public UnreadableDocumentException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  public UnreadableDocumentException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }

  /**
   * The same, naming the document that is at fault.
   *
   * @param position from 1
   * @param documents how many there are; of one, nothing is named
   */
  public UnreadableDocumentException of(int position, int documents) {
    if (documents == 1) {
      return this;
    }
    return new UnreadableDocumentException(
        reason, "Document " + position + " of " + documents + ": " + getMessage(), this);
  }

  public static UnreadableDocumentException damaged(String what, Throwable cause) {
    return new UnreadableDocumentException(
        Reason.DAMAGED, what + "; save the document anew and send that.", cause);
  }

  public static UnreadableDocumentException tooLarge(String what) {
    return new UnreadableDocumentException(
        Reason.TOO_LARGE, what + "; send it in smaller parts or at a lower resolution.");
  }

  public static UnreadableDocumentException timedOut(Throwable cause) {
    return new UnreadableDocumentException(
        Reason.TIMED_OUT,
        "The document takes too long to convert; print it to a simpler PDF or send it in parts.",
        cause);
  }
}
