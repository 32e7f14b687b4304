package org.caselli.fax.smtp.content;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import javax.swing.text.BadLocationException;
import javax.swing.text.Document;
import javax.swing.text.rtf.RTFEditorKit;
import org.apache.poi.hmef.HMEFMessage;
import org.apache.poi.hmef.attribute.MAPIAttribute;
import org.apache.poi.hmef.attribute.MAPIRtfAttribute;
import org.apache.poi.hmef.attribute.MAPIStringAttribute;
import org.apache.poi.hsmf.datatypes.MAPIProperty;
import org.jspecify.annotations.Nullable;

/**
 * The text of the mail in a winmail.dat.
 *
 * @param html whether it is HTML; else it is plain
 * @param text in UTF-8, unless the HTML says otherwise
 */
public record WinmailLetter(boolean html, byte[] text) {
  public WinmailLetter {
    Objects.requireNonNull(text);
  }

  /** Plain where it has that, else its HTML, else what is written in its rich text. */
  static Optional<WinmailLetter> of(HMEFMessage message) throws IOException {
    if (message.getMessageMAPIAttribute(MAPIProperty.BODY) instanceof MAPIStringAttribute plain) {
      return plain(Objects.requireNonNullElse(plain.getDataString(), ""));
    }
    @Nullable MAPIAttribute html = message.getMessageMAPIAttribute(MAPIProperty.BODY_HTML);
    if (html != null) {
      return Optional.of(new WinmailLetter(true, html.getData()));
    }
    if (message.getMessageMAPIAttribute(MAPIProperty.RTF_COMPRESSED)
        instanceof MAPIRtfAttribute rich) {
      return plain(unformatted(rich.getDataString()));
    }
    return Optional.empty();
  }

  private static Optional<WinmailLetter> plain(String text) {
    return text.isBlank()
        ? Optional.empty()
        : Optional.of(new WinmailLetter(false, text.getBytes(StandardCharsets.UTF_8)));
  }

  private static String unformatted(String rtf) throws IOException {
    RTFEditorKit kit = new RTFEditorKit();
    Document document = kit.createDefaultDocument();
    try {
      kit.read(new StringReader(rtf), document, 0);
      return document.getText(0, document.getLength());
    } catch (BadLocationException e) {
      throw new IOException("The rich text makes no sense", e);
    }
  }
}
