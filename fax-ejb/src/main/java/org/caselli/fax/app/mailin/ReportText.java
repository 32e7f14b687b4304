package org.caselli.fax.app.mailin;

import java.time.Instant;
import java.util.regex.Pattern;
import org.caselli.fax.domain.mail.MailReport;
import org.caselli.fax.domain.maillog.LoggedMail;

/** What a report of a failed mail says. Pure; whatever came with the mail stays in its line. */
final class ReportText {
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]+");
  private static final int LABEL_WIDTH = 8;

  private ReportText() {}

  static MailReport.Text toSender(FailedMail failed, Instant now) {
    return new MailReport.Text(
        line("Your fax to " + failed.mail().to() + " was not sent"),
        "Your mail was not sent as a fax.\n\n" + details(failed, now));
  }

  static MailReport.Text toAdministrator(FailedMail failed, Instant now) {
    return new MailReport.Text(
        line("Fax SMTP error: mail to " + failed.mail().to()),
        "A mail was not taken as a fax.\n\n" + details(failed, now));
  }

  private static String details(FailedMail failed, Instant now) {
    LoggedMail.Mail mail = failed.mail();
    return row("Reason", failed.refusal().sentence())
        + row("From", mail.from())
        + row("To", mail.to())
        + row("File", mail.filename())
        + row("Time", now.toString());
  }

  private static String row(String label, String value) {
    String text = line(value);
    return text.isEmpty()
        ? ""
        : (label + ":" + " ".repeat(LABEL_WIDTH)).substring(0, LABEL_WIDTH) + text + "\n";
  }

  private static String line(String text) {
    return CONTROL.matcher(text).replaceAll(" ").strip();
  }
}
