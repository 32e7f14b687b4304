package org.caselli.fax.app.mailin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.caselli.fax.app.mailin.SenderAnswer.Asked;
import org.caselli.fax.app.notify.MailError;
import org.caselli.fax.app.notify.RefusedMailStatus;
import org.caselli.fax.app.notify.WordMailError;
import org.caselli.fax.app.notify.Written;
import org.caselli.fax.domain.account.Role;
import org.caselli.fax.domain.account.Users;
import org.caselli.fax.domain.mail.ErrorReports;
import org.caselli.fax.domain.mail.MailReport;
import org.caselli.fax.domain.mail.MailReports;
import org.caselli.fax.domain.maillog.LoggedMail;
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
  private final WordMailError words;
  private final Ids ids;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected ReportFailedMail() {
    this(null, null, null, null, null, null);
  }

  @Inject
  public ReportFailedMail(
      MailReports reports,
      Users users,
      Settings settings,
      WordMailError words,
      Ids ids,
      Clock clock) {
    this.reports = reports;
    this.users = users;
    this.settings = settings;
    this.words = words;
    this.ids = ids;
    this.clock = clock;
  }

  /** Writes the report, if there is to be one. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void reportFailedMail(FailedMail failed) {
    switch (wanted(failed).reader(failed.refusal().fault(), failed.refusal().whose().isPresent())) {
      case SENDER -> failed.answer().ifPresent(answer -> toSender(answer, failed));
      case ADMINISTRATOR ->
          write(
              "administrator",
              administrators(),
              words.toAdministrator(error(failed)),
              report -> {});
      case NOBODY -> {
        // The log has it.
      }
    }
  }

  private void toSender(SenderAnswer answer, FailedMail failed) {
    words
        .wordMailError(error(failed))
        .ifPresent(
            written ->
                write(
                    "sender " + answer.address(),
                    List.of(answer.address()),
                    written,
                    report -> answer.asked().ifPresent(asked -> tell(report, asked, failed))));
  }

  private void tell(MailReport report, Asked asked, FailedMail failed) {
    report.tellsMachines(
        RefusedMailStatus.of(
            asked.wish(), asked.status(), failed.refusal().sentence(), clock.instant()),
        asked.header());
  }

  private static MailError error(FailedMail failed) {
    LoggedMail.Mail mail = failed.mail();
    Optional<LoggedMail.Target> whose = failed.refusal().whose();
    return new MailError(
        whose.map(LoggedMail.Target::account),
        whose.flatMap(LoggedMail.Target::faxbox),
        mail.from(),
        mail.to(),
        new MailError.Number(mail.originalNumber(), mail.translatedNumber()),
        mail.filename(),
        failed.refusal().sentence());
  }

  /** Who asked for it by SMTP, and was promised it, is told whatever the settings say. */
  private ErrorReports wanted(FailedMail failed) {
    SettingsSnapshot snapshot = settings.system();
    return new ErrorReports(
        snapshot.get(MailSettings.REPORT_SENDERS)
            || failed.answer().flatMap(SenderAnswer::asked).isPresent(),
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

  private void write(String topic, List<String> to, Written written, Consumer<MailReport> more) {
    Instant now = clock.instant();
    if (!to.isEmpty() && reports.since(topic, now.minus(WHILE)) < MOST) {
      MailReport.Text text =
          new MailReport.Text(written.subject(), written.plain(), written.html());
      MailReport report = new MailReport(ids.next(), topic, to, text, now);
      more.accept(report);
      reports.add(report);
    }
  }
}
