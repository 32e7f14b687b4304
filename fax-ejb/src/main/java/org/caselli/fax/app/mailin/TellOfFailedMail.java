package org.caselli.fax.app.mailin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.caselli.fax.app.maillog.RecordMail;
import org.caselli.fax.app.webhook.ReportMailError;
import org.caselli.fax.domain.mail.ErrorReports;
import org.caselli.fax.domain.settings.MailSettings;
import org.caselli.fax.domain.settings.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what is to be done about a mail that did not become a fax (spec 7.8). Thread-safe. */
@ApplicationScoped
public class TellOfFailedMail {
  private static final Logger log = LoggerFactory.getLogger(TellOfFailedMail.class);

  private final RecordMail record;
  private final ReportFailedMail report;
  private final ReportMailError reportMailError;
  private final Settings settings;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected TellOfFailedMail() {
    this(null, null, null, null);
  }

  @Inject
  public TellOfFailedMail(
      RecordMail record,
      ReportFailedMail report,
      ReportMailError reportMailError,
      Settings settings) {
    this.record = record;
    this.report = report;
    this.reportMailError = reportMailError;
    this.settings = settings;
  }

  /** Keeps it in the mail log of the account, and reports it, where that is wanted. */
  public void tellOfFailedMail(FailedMail failed) {
    MailRefusal refusal = failed.refusal();
    log.info("Mail is not faxed ({}): {}", refusal.fault(), refusal.sentence());
    refusal
        .whose()
        .filter(whose -> isLogged(whose.account(), refusal))
        .ifPresent(whose -> record.recordMail(whose, failed.mail(), List.of(refusal.sentence())));
    refusal
        .whose()
        .ifPresent(
            whose ->
                reportMailError.reportMailError(whose, failed.mail(), List.of(refusal.sentence())));
    report.reportFailedMail(failed);
  }

  private boolean isLogged(UUID account, MailRefusal refusal) {
    boolean wanted = settings.forAccount(account).get(MailSettings.LOGGED);
    return ErrorReports.isLogged(wanted, refusal.logs());
  }
}
