package org.caselli.fax.app.notify;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.caselli.fax.port.Mailer.Attachment;

/**
 * The header of a mail, as it goes back to its sender.
 *
 * @param text lines ended by CR and LF; empty when it is not known any more
 */
public record ReturnedHeader(String text) {
  private static final Pattern MESSAGE_ID =
      Pattern.compile("(?im)^message-id:\\s*(<[^<>\\s]{1,400}>)");

  /** With angle brackets; empty for none. */
  public String messageId() {
    Matcher id = MESSAGE_ID.matcher(text);
    return id.find() ? id.group(1) : "";
  }

  /** As a part of a delivery status notification. */
  public Attachment attachment() {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new Attachment("", "text/rfc822-headers", () -> new ByteArrayInputStream(bytes));
  }
}
