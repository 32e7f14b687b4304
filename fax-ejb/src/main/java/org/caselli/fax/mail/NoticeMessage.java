package org.caselli.fax.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.caselli.fax.domain.trace.TraceContext;
import org.caselli.fax.port.LogContext;
import org.caselli.fax.port.Mailer.Mail;

/**
 * A mail as MIME. It keeps its Message-ID, and says that a machine wrote it (RFC 3834). What is
 * attached is read while it is sent, and never as a whole in memory.
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
    setHeader("Auto-Submitted", mail.report().isPresent() ? "auto-replied" : "auto-generated");
    setHeader("X-Auto-Response-Suppress", "All");
    // By which our own entrance knows it, should it come back.
    setHeader("X-Caselli-Notice", "yes");
    Optional<TraceContext> trace = LogContext.trace();
    if (trace.isPresent()) {
      setHeader(TraceContext.NAME, trace.get().text());
    }
    NoticeParts parts = new NoticeParts(mail);
    setContent(mail.report().isPresent() ? parts.report() : parts.notice());
    if (mail.report().isPresent() && !mail.report().get().answers().isEmpty()) {
      String answered = HeaderText.of(mail.report().get().answers());
      setHeader("In-Reply-To", answered);
      setHeader("References", answered);
    }
  }

  @Override
  protected void updateMessageID() throws MessagingException {
    setHeader("Message-ID", "<" + messageId + ">");
  }
}
