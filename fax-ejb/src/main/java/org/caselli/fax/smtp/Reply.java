package org.caselli.fax.smtp;

import java.util.regex.Pattern;
import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.RejectException;

/**
 * A reply of SMTP: code (RFC 5321 section 4.2), enhanced status (RFC 3463) and a sentence in one
 * line of ASCII.
 */
record Reply(int code, String status, String sentence) {
  private static final Pattern UNSAFE = Pattern.compile("[^\\x20-\\x7e]+");

  /** With the code there are 512 characters in a line (RFC 5321 section 4.5.3.1.5). */
  private static final int LONGEST = 480;

  Reply {
    String line = UNSAFE.matcher(sentence).replaceAll("?").strip();
    sentence = line.length() > LONGEST ? line.substring(0, LONGEST) : line;
  }

  static Reply ok(String status, String sentence) {
    return new Reply(250, status, sentence);
  }

  /** Something of ours does not work; the sender's server tries again. */
  static Reply laterPlease() {
    return new Reply(
        451, "4.3.0", "The fax server cannot take this now; nothing is lost, try again later");
  }

  /** The same for a connection, which is closed then. */
  static Reply closedForNow() {
    return new Reply(
        421, "4.3.0", "The fax server cannot take mail now; nothing is lost, try again later");
  }

  @Override
  public String toString() {
    return code + " " + text();
  }

  /** Without the code. */
  String text() {
    return status + " " + sentence;
  }

  RejectException refusal() {
    return new RejectException(code, text());
  }

  /** A refusal after which the connection is closed. */
  DropConnectionException farewell() {
    return new DropConnectionException(code, text());
  }
}
