package org.caselli.fax.app.mailin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.mail.MailReport;
import org.caselli.fax.domain.mail.MailReports;
import org.caselli.fax.port.Mailer.Handover;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The steps of sending a report that change its row, each a transaction of its own. Thread-safe;
 * two nodes that claim the same report collide on its version, and one of them fails.
 */
@ApplicationScoped
@Transactional
public class MailReportDesk {
  private static final Logger log = LoggerFactory.getLogger(MailReportDesk.class);
  private static final Duration CLAIM = Duration.ofMinutes(5);
  private static final Duration KEPT = Duration.ofDays(7);

  private final MailReports reports;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected MailReportDesk() {
    this(null, null);
  }

  @Inject
  public MailReportDesk(MailReports reports, Clock clock) {
    this.reports = reports;
    this.clock = clock;
  }

  /** Reports that are due, earliest first; those of long ago are forgotten. */
  public List<UUID> due(int most) {
    reports.forget(clock.instant().minus(KEPT));
    return reports.due(clock.instant(), most);
  }

  /** Takes a report that is due: nobody else sends it for five minutes. */
  public Optional<MailReport> claim(UUID id) {
    Optional<MailReport> report = reports.byId(id).filter(found -> found.isDue(clock.instant()));
    report.ifPresent(found -> found.claimed(clock.instant().plus(CLAIM)));
    return report;
  }

  /** The mail server has it for some at least, or has said whom it refuses. */
  public void handedOver(UUID id, Handover handover) {
    reports
        .byId(id)
        .ifPresent(
            report -> {
              report.handedOver(
                  handover.taken(), handover.refused(), handover.words(), clock.instant());
              tellOfFailure(report, handover.words());
            });
  }

  /** The mail server did not take it. */
  public void failed(UUID id, String error) {
    reports
        .byId(id)
        .ifPresent(
            report -> {
              report.failed(error, clock.instant());
              tellOfFailure(report, error);
            });
  }

  private static void tellOfFailure(MailReport report, String error) {
    if (report.state() != MailReport.State.SENT) {
      log.warn(
          "A report of failed mail was not sent to all and is {}: {}",
          report.state() == MailReport.State.ABANDONED ? "given up" : "tried again",
          error);
    }
  }
}
