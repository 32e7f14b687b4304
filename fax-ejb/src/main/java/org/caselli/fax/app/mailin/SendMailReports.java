package org.caselli.fax.app.mailin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.app.notify.ReturnedHeader;
import org.caselli.fax.domain.mail.MailReport;
import org.caselli.fax.port.Mailer;
import org.caselli.fax.port.Mailer.MailFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends the reports of failed mail that are due. Thread-safe, blocking. */
@ApplicationScoped
public class SendMailReports {
  private static final Logger log = LoggerFactory.getLogger(SendMailReports.class);
  private static final int MOST = 20;

  private final MailReportDesk desk;
  private final Mailer mailer;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected SendMailReports() {
    this(null, null);
  }

  @Inject
  public SendMailReports(MailReportDesk desk, Mailer mailer) {
    this.desk = desk;
    this.mailer = mailer;
  }

  /** Sends at most 20, earliest first; without a mail server they wait. Safe to run twice. */
  @Transactional(Transactional.TxType.NOT_SUPPORTED)
  public void sendMailReports() {
    if (!mailer.isConfigured()) {
      return;
    }
    for (UUID id : desk.due(MOST)) {
      try {
        send(id);
      } catch (RuntimeException e) {
        // The loop's end: one report must not keep the others; it is due again after its claim.
        log.debug("Report {} was not sent; another node may be sending it", id, e);
      }
    }
  }

  private void send(UUID id) {
    Optional<MailReport> report = desk.claim(id);
    if (report.isEmpty()) {
      return;
    }
    MailReport.Text text = report.get().text();
    try {
      Mailer.Mail mail =
          new Mailer.Mail(
              id + "@report.fax",
              report.get().recipients(),
              text.subject(),
              text.body(),
              text.html().isEmpty() ? html(text.body()) : text.html(),
              Optional.empty(),
              Optional.empty(),
              forMachines(report.get()));
      desk.handedOver(id, mailer.send(mail, report.get().openRecipients()));
    } catch (MailFailure e) {
      desk.failed(id, String.valueOf(e.getMessage()));
    }
  }

  private static Optional<Mailer.Report> forMachines(MailReport report) {
    ReturnedHeader header = new ReturnedHeader(report.mailHeader());
    return Optional.of(report.statusFields())
        .filter(fields -> !fields.isEmpty())
        .map(
            fields ->
                new Mailer.Report(fields, header.messageId(), Optional.of(header.attachment())));
  }

  /** Of a report that waits since an older release. */
  private static String html(String text) {
    String safe = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    return "<!DOCTYPE html><html><body><pre style=\"font-family:inherit;white-space:pre-wrap\">"
        + safe
        + "</pre></body></html>";
  }
}
