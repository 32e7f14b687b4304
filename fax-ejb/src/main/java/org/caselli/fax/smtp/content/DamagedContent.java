package org.caselli.fax.smtp.content;

/** Something in a mail cannot be opened; its message is a sentence for its sender. */
public final class DamagedContent extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DamagedContent(String sentence) {
    super(sentence);
  }

  DamagedContent(String sentence, Exception cause) {
    super(sentence, cause);
  }
}
