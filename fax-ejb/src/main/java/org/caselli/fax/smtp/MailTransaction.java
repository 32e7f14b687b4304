package org.caselli.fax.smtp;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.caselli.fax.app.mailin.MailSender;
import org.caselli.fax.app.mailin.MailTarget;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.mail.MailAddress;
import org.caselli.fax.domain.maillog.MailTrace;
import org.caselli.fax.smtp.proof.Origin;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.Session;

/** One mail on its way in, from its sender to its end; nothing of it is left for the next. */
final class MailTransaction implements MessageHandler {

  private final MailDesk desk;
  private final MailLimits limits;
  private final SessionGuard guard;
  private final Session session;
  private final Optional<Access> access;
  private final List<MailTarget> recipients = new ArrayList<>();
  private MailSender sender;
  private DeliveryTerms terms = DeliveryTerms.NONE;

  MailTransaction(MailDesk desk, MailLimits limits, SessionGuard guard, Session session) {
    this.desk = desk;
    this.limits = limits;
    this.guard = guard;
    this.session = session;
    this.access = SenderLogin.of(session);
    this.sender = new MailSender("", access, MailTrace.UNKNOWN);
  }

  @Override
  public void from(String address) throws RejectException {
    // The null sender is one too.
    if (!address.isEmpty() && !MailAddress.isAddress(address)) {
      throw new Reply(553, "5.1.7", "This is no mail address: " + address).refusal();
    }
    desk.admit();
    sender = new MailSender(address, access, trace());
  }

  private MailTrace trace() {
    Origin origin = origin();
    String protocol =
        "ESMTP" + (session.isTLSStarted() ? "S" : "") + (access.isPresent() ? "A" : "");
    return new MailTrace(origin.address().getHostAddress(), origin.greeting(), protocol, "");
  }

  private Origin origin() {
    return new Origin(session.getRemoteAddress().getAddress(), session.getHelo().orElse(""));
  }

  /** How the sender wants to get the mail back. */
  void returns(DeliveryTerms wanted) {
    terms = wanted;
  }

  @Override
  public void recipient(String address) throws RejectException {
    recipient(address, DeliveryTerms.NONE);
  }

  /** A recipient, and what the sender wants to be told about it. */
  void recipient(String address, DeliveryTerms wanted) throws RejectException {
    limits.admitRecipient(recipients.size());
    MailTarget target;
    try {
      target = desk.recipient(sender, address);
    } catch (RejectException e) {
      guard.refused();
      throw e;
    }
    limits.admit(sender);
    boolean known =
        recipients.stream()
            .anyMatch(
                each ->
                    each.faxbox().equals(target.faxbox()) && each.number().equals(target.number()));
    if (!known) {
      recipients.add(target.wishing(terms.and(wanted).wish(sender.address(), address)));
    }
  }

  @Override
  public String data(InputStream data) throws RejectException, IOException {
    limits.count(sender);
    return desk.take(sender, origin(), recipients, data).toString();
  }

  @Override
  public void done() {
    recipients.clear();
  }
}
