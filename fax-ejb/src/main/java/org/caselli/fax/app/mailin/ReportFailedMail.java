package org.caselli.fax.app.mailin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.caselli.fax.domain.account.Role;
import org.caselli.fax.domain.account.Users;
import org.caselli.fax.domain.mail.ErrorReports;
import org.caselli.fax.domain.mail.MailReport;
import org.caselli.fax.domain.mail.MailReports;
import org.caselli.fax.domain.settings.MailSettings;
import org.caselli.fax.domain.settings.Settings;
import org.caselli.fax.domain.settings.SettingsSnapshot;
import org.caselli.fax.port.Ids;

/**
 * Writes a mail to whoever is to hear of a mail that did not become a fax (spec 7.8); it is sent
 * afterwards. Nobody gets more than ten of one kind in an hour. Thread-safe.
 */
@ApplicationScoped
public class ReportFailedMail {
  private static final Duration WHILE = Duration.ofHours(1);
  private static final int MOST = 10;

  /** Where no mail is delivered; the first administrator has an address there. */
  private static final String NOWHERE = ".localhost";

  private final MailReports reports;
  private final Users users;
  private final Settings settings;
  private final Ids ids;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected ReportFailedMail() {
    this(null, null, null, null, null);
  }

  @Inject
  public ReportFailedMail(
      MailReports reports, Users users, Settings settings, Ids ids, Clock clock) {
    this.reports = reports;
    this.users = users;
    this.settings = settings;
    this.ids = ids;
    this.clock = clock;
  }

  /** Writes the report, if there is to be one. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void reportFailedMail(FailedMail failed) {
    Instant now = clock.instant();
    switch (wanted().reader(failed.refusal().fault(), failed.refusal().whose().isPresent())) {
      case SENDER ->
          failed
              .answerTo()
              .ifPresent(
                  sender ->
                      write("sender " + sender, List.of(sender), ReportText.toSender(failed, now)));
      case ADMINISTRATOR ->
          write("administrator", administrators(), ReportText.toAdministrator(failed, now));
      case NOBODY -> {
        // The log has it.
      }
    }
  }

  private ErrorReports wanted() {
    SettingsSnapshot snapshot = settings.system();
    return new ErrorReports(
        snapshot.get(MailSettings.REPORT_SENDERS),
        snapshot.get(MailSettings.REPORT_FAXBOXES),
        snapshot.get(MailSettings.REPORT_STRANGERS));
  }

  private List<String> administrators() {
    return users.withRole(Role.SYSTEM_ADMIN).stream()
        .map(user -> user.profile().email())
        .filter(email -> !email.isBlank() && !email.endsWith(NOWHERE))
        .distinct()
        .toList();
  }

  private void write(String topic, List<String> to, MailReport.Text text) {
    Instant now = clock.instant();
    if (!to.isEmpty() && reports.since(topic, now.minus(WHILE)) < MOST) {
      reports.add(new MailReport(ids.next(), topic, to, text, now));
    }
  }
}
