package org.caselli.fax.mail;

import jakarta.activation.DataHandler;
import jakarta.activation.DataSource;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.caselli.fax.port.Mailer.Attachment;
import org.caselli.fax.port.Mailer.Mail;
import org.caselli.fax.port.Mailer.Picture;
import org.caselli.fax.port.Mailer.Report;

/**
 * The parts of a mail. The texts are {@code multipart/alternative}; the HTML with its picture is
 * {@code multipart/related} (RFC 2387).
 */
final class NoticeParts {
  private static final String UTF_8 = StandardCharsets.UTF_8.name();

  private final Mail mail;

  NoticeParts(Mail mail) {
    this.mail = mail;
  }

  /** {@code multipart/mixed} of the texts and the attachment. */
  MimeMultipart notice() throws MessagingException {
    MimeMultipart mixed = new MimeMultipart("mixed");
    mixed.addBodyPart(texts());
    if (mail.attachment().isPresent()) {
      mixed.addBodyPart(attached(mail.attachment().get()));
    }
    return mixed;
  }

  /** {@code multipart/report} of the texts, the status, and what is returned (RFC 6522). */
  MimeMultipart report() throws MessagingException {
    Report report = mail.report().orElseThrow();
    MimeMultipart whole = new MimeMultipart("report; report-type=delivery-status");
    whole.addBodyPart(texts());
    MimeBodyPart status = new MimeBodyPart();
    status.setDataHandler(
        new DataHandler(
            new ByteArrayDataSource(
                report.status().getBytes(StandardCharsets.US_ASCII), "message/delivery-status")));
    status.setHeader("Content-Transfer-Encoding", "7bit");
    whole.addBodyPart(status);
    if (report.returned().isPresent()) {
      whole.addBodyPart(returned(report.returned().get()));
    }
    return whole;
  }

  /** As it came, for it may have parts, which must not be encoded (RFC 2045 section 6.4). */
  private static MimeBodyPart returned(Attachment attachment) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setDataHandler(new DataHandler(new Opened(attachment)));
    boolean whole = attachment.mediaType().equals("message/rfc822");
    part.setHeader("Content-Transfer-Encoding", whole ? "8bit" : "7bit");
    return part;
  }

  private MimeBodyPart texts() throws MessagingException {
    MimeBodyPart text = new MimeBodyPart();
    text.setText(mail.text(), UTF_8);
    MimeMultipart both = new MimeMultipart("alternative", text, html());
    MimeBodyPart texts = new MimeBodyPart();
    texts.setContent(both);
    return texts;
  }

  private MimeBodyPart html() throws MessagingException {
    MimeBodyPart html = new MimeBodyPart();
    html.setText(mail.html(), UTF_8, "html");
    if (mail.picture().isEmpty()) {
      return html;
    }
    MimeBodyPart whole = new MimeBodyPart();
    whole.setContent(
        new MimeMultipart("related; type=\"text/html\"", html, shown(mail.picture().get())));
    return whole;
  }

  private static MimeBodyPart shown(Picture picture) throws MessagingException {
    MimeBodyPart part = attached(picture.file());
    part.setContentID("<" + HeaderText.of(picture.contentId()).replaceAll("[<>\\s]", "") + ">");
    part.setDisposition(Part.INLINE);
    return part;
  }

  private static MimeBodyPart attached(Attachment attachment) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setDataHandler(new DataHandler(new Opened(attachment)));
    part.setFileName(HeaderText.of(attachment.fileName()));
    // Stated, so that the bytes are not read through only to choose an encoding.
    part.setHeader("Content-Transfer-Encoding", "base64");
    return part;
  }

  private record Opened(Attachment attachment) implements DataSource {
    @Override
    public InputStream getInputStream() throws IOException {
      try {
        return attachment.content().get();
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
      throw new IOException("An attachment is not written to");
    }

    @Override
    public String getContentType() {
      return HeaderText.of(attachment.mediaType());
    }

    @Override
    public String getName() {
      return attachment.fileName();
    }
  }
}
