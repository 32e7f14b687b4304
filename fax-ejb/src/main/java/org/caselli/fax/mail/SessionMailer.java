package org.caselli.fax.mail;

import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.caselli.fax.port.Mailer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@link Mailer} over a Jakarta Mail session: one common mail to all recipients, in one connection.
 * Whom the server refuses, for good (5yz, RFC 5321 section 4.2.1) or for now (4yz), does not keep
 * the others from their mail. Thread-safe.
 */
public final class SessionMailer implements Mailer {
  private static final Logger LOG = LoggerFactory.getLogger(SessionMailer.class);

  /** In milliseconds. Without them a silent mail server would hold a thread for ever. */
  private static final Map<String, String> TIMEOUTS =
      Map.of(
          "mail.smtp.connectiontimeout", "10000",
          "mail.smtp.timeout", "60000",
          "mail.smtp.writetimeout", "60000");

  private final Session session;
  private final Session withoutSender;
  private final boolean configured;
  private final String from;
  private final Clock clock;

  /**
   * A mailer over {@code session}; time limits that the session does not set are set.
   *
   * @param configured whether the session leads to a mail server
   * @param from address that notices come from
   */
  public SessionMailer(Session session, boolean configured, String from, Clock clock) {
    this.session = session;
    this.configured = configured;
    this.from = from;
    this.clock = clock;
    TIMEOUTS.forEach(session.getProperties()::putIfAbsent);
    session.getProperties().setProperty("mail.smtp.sendpartial", "true");
    this.withoutSender = withoutSender(session);
  }

  /**
   * Delivery status notifications come from nobody, so that nobody answers (RFC 3464 section 2).
   */
  private static Session withoutSender(Session session) {
    Properties properties = new Properties();
    properties.putAll(session.getProperties());
    properties.setProperty("mail.smtp.from", "<>");
    return Session.getInstance(properties, new SameAuthenticator(session));
  }

  @Override
  public boolean isConfigured() {
    return configured;
  }

  @Override
  public Handover send(Mail mail, List<String> to) throws MailFailure {
    if (!configured) {
      throw new MailFailure("No mail server is configured", new IllegalStateException());
    }
    try {
      Envelope envelope = new Envelope(to);
      Session used = mail.report().isPresent() ? withoutSender : session;
      NoticeMessage message = new NoticeMessage(used, mail, from, clock.instant());
      message.setRecipients(
          Message.RecipientType.TO, new Envelope(mail.to()).addresses().toArray(Address[]::new));
      Handover handover = delivered(used, message, envelope);
      if (!handover.words().isEmpty()) {
        LOG.warn(
            "Mail {} is not taken for all of its recipients: {}",
            mail.messageId(),
            handover.words());
      }
      return handover;
    } catch (MessagingException e) {
      throw new MailFailure(
          "The mail server " + server() + " did not take the mail: " + reasons(e), e);
    }
  }

  private static Handover delivered(Session session, NoticeMessage message, Envelope envelope)
      throws MessagingException {
    message.saveChanges();
    try (Transport transport = session.getTransport()) {
      transport.connect();
      transport.sendMessage(message, envelope.addresses().toArray(Address[]::new));
      return envelope.taken();
    } catch (SendFailedException e) {
      if (addresses(e.getValidSentAddresses()).isEmpty()
          && addresses(e.getInvalidAddresses()).isEmpty()) {
        throw e;
      }
      return envelope.taken(
          addresses(e.getValidSentAddresses()), addresses(e.getInvalidAddresses()), reasons(e));
    }
  }

  private static List<Address> addresses(Address[] addresses) {
    return addresses == null ? List.of() : Arrays.asList(addresses);
  }

  private String server() {
    return session.getProperties().getProperty("mail.smtp.host", "localhost");
  }

  private static String reasons(MessagingException e) {
    return String.join("; ", Refusals.reasons(e));
  }
}
