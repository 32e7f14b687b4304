package org.caselli.fax.domain.mail;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * What counts as a person's mail address, wherever one is given: local part and domain as SMTP
 * takes them (RFC 5321 section 4.1.2, RFC 6531). The domain may be one that only an own network
 * knows, and need not have a dot.
 */
public final class MailAddress {
  /** RFC 5321 section 4.5.3.1.3, without the brackets. */
  private static final int LONGEST = 254;

  private static final int LONGEST_LOCAL_PART = 64;

  private static final String LOCAL_PART =
      "(?:[^\\s\\p{Cntrl}@\"<>(),:;\\\\\\[\\]]+|\"[^\\p{Cntrl}\"<>\\\\]+\")";
  private static final String LABEL =
      "[\\p{L}\\p{M}\\p{N}_](?:[\\p{L}\\p{M}\\p{N}_-]*[\\p{L}\\p{M}\\p{N}_])?";
  private static final String LITERAL = "\\[[0-9A-Za-z:.-]+]";
  private static final Pattern FORM =
      Pattern.compile(
          "(" + LOCAL_PART + ")@(?:" + LABEL + "(?:\\." + LABEL + ")*\\.?|" + LITERAL + ")");

  private MailAddress() {}

  /** Whether a text is an address. */
  public static boolean isAddress(String text) {
    // Counted before it is matched, so that the pattern never works on much.
    if (bytes(text) > LONGEST) {
      return false;
    }
    var form = FORM.matcher(text);
    return form.matches() && bytes(form.group(1)) <= LONGEST_LOCAL_PART;
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
