package org.caselli.fax.domain.mail;

/**
 * A text that an expression may look at so often and no more: an expression that goes back and
 * forth over a text can take for ever. For one thread.
 */
final class PatientText implements CharSequence {
  private static final int LOOKS = 200_000;

  private final String text;
  private int left = LOOKS;

  PatientText(String text) {
    this.text = text;
  }

  /** The expression takes too long. */
  static final class Exhausted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private Exhausted() {
      super("The expression takes too long", null, false, false);
    }
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public char charAt(int index) {
    left--;
    if (left < 0) {
      throw new Exhausted();
    }
    return text.charAt(index);
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.substring(start, end);
  }

  @Override
  public String toString() {
    return text;
  }
}
