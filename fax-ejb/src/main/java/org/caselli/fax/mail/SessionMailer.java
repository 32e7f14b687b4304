package org.caselli.fax.mail;

import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.caselli.fax.port.Mailer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@link Mailer} over a Jakarta Mail session: one common mail to all recipients. A recipient whom
 * the server refuses for good (5yz, RFC 5321 section 4.2.1) is left out and logged, the others get
 * the mail; when it refuses one for now (4yz), nobody gets it and the whole is to be sent again, so
 * that nobody gets it twice. Thread-safe.
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
  }

  @Override
  public boolean isConfigured() {
    return configured;
  }

  @Override
  public void send(Mail mail) throws MailFailure {
    if (!configured) {
      throw new MailFailure("No mail server is configured", new IllegalStateException());
    }
    try {
      NoticeMessage message = new NoticeMessage(session, mail, from, clock.instant());
      List<Address> recipients = recipients(mail);
      try {
        deliver(message, recipients);
      } catch (SendFailedException e) {
        deliver(message, acceptedIn(mail, e));
      }
    } catch (MessagingException e) {
      throw new MailFailure(
          "The mail server " + server() + " did not take the mail: " + reasons(e), e);
    }
  }

  private void deliver(NoticeMessage message, List<Address> recipients) throws MessagingException {
    message.setRecipients(Message.RecipientType.TO, recipients.toArray(Address[]::new));
    message.saveChanges();
    Transport transport = session.getTransport();
    try {
      transport.connect();
      transport.sendMessage(message, message.getAllRecipients());
    } finally {
      transport.close();
    }
  }

  private static List<Address> recipients(Mail mail) throws AddressException {
    List<Address> recipients = new ArrayList<>();
    AddressException last = new AddressException("The mail has no recipient");
    for (String address : mail.to()) {
      try {
        recipients.add(new InternetAddress(HeaderText.of(address), true));
      } catch (AddressException e) {
        last = e;
        LOG.warn(
            "Mail {} goes out without one recipient: it is no mail address ({})",
            mail.messageId(),
            e.getMessage());
      }
    }
    if (recipients.isEmpty()) {
      throw last;
    }
    return recipients;
  }

  /** Whom the mail can go to without those that were refused for good; throws when it cannot. */
  private static List<Address> acceptedIn(Mail mail, SendFailedException refused)
      throws SendFailedException {
    Collection<Address> hopeless = addresses(refused.getInvalidAddresses());
    List<Address> rest = addresses(refused.getValidUnsentAddresses());
    boolean nothingSent = addresses(refused.getValidSentAddresses()).isEmpty();
    if (hopeless.isEmpty() || rest.isEmpty() || !nothingSent || Refusals.anyForNow(refused)) {
      throw refused;
    }
    LOG.warn(
        "Mail {} goes out without {} of its recipients, whom the mail server refused: {}",
        mail.messageId(),
        hopeless.size(),
        reasons(refused));
    return rest;
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
