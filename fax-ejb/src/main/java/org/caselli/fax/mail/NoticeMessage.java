package org.caselli.fax.mail;

import jakarta.activation.DataHandler;
import jakarta.activation.DataSource;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.caselli.fax.domain.trace.TraceContext;
import org.caselli.fax.port.LogContext;
import org.caselli.fax.port.Mailer.Attachment;
import org.caselli.fax.port.Mailer.Mail;

/**
 * A mail as MIME: {@code multipart/mixed} of the two texts as {@code multipart/alternative} and the
 * attachment. It keeps its Message-ID, and says that a machine wrote it (RFC 3834). The attachment
 * is read while it is sent, and never as a whole in memory.
 */
final class NoticeMessage extends MimeMessage {
  private static final String UTF_8 = StandardCharsets.UTF_8.name();

  /** The date of RFC 5322 section 3.3. */
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM uuuu HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final String messageId;

  NoticeMessage(Session session, Mail mail, String from, Instant now) throws MessagingException {
    super(session);
    messageId = HeaderText.of(mail.messageId()).replaceAll("[<>\\s]", "");
    setFrom(new InternetAddress(from));
    setSubject(HeaderText.of(mail.subject()), UTF_8);
    setHeader("Date", DATE.format(now));
    setHeader("Auto-Submitted", "auto-generated");
    setHeader("X-Auto-Response-Suppress", "All");
    // By which our own entrance knows it, should it come back.
    setHeader("X-Caselli-Notice", "yes");
    Optional<TraceContext> trace = LogContext.trace();
    if (trace.isPresent()) {
      setHeader(TraceContext.NAME, trace.get().text());
    }
    MimeMultipart mixed = new MimeMultipart("mixed");
    mixed.addBodyPart(texts(mail));
    if (mail.attachment().isPresent()) {
      mixed.addBodyPart(attached(mail.attachment().get()));
    }
    setContent(mixed);
  }

  private static MimeBodyPart texts(Mail mail) throws MessagingException {
    MimeBodyPart text = new MimeBodyPart();
    text.setText(mail.text(), UTF_8);
    MimeBodyPart html = new MimeBodyPart();
    html.setText(mail.html(), UTF_8, "html");
    MimeBodyPart both = new MimeBodyPart();
    both.setContent(new MimeMultipart("alternative", text, html));
    return both;
  }

  private static MimeBodyPart attached(Attachment attachment) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setDataHandler(new DataHandler(new Opened(attachment)));
    part.setFileName(HeaderText.of(attachment.fileName()));
    // Stated, so that the bytes are not read through only to choose an encoding.
    part.setHeader("Content-Transfer-Encoding", "base64");
    return part;
  }

  @Override
  protected void updateMessageID() throws MessagingException {
    setHeader("Message-ID", "<" + messageId + ">");
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
