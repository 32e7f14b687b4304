package org.caselli.fax.app.prepare;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.app.announce.Announcements;
import org.caselli.fax.app.announce.News;
import org.caselli.fax.app.keep.ReleaseDocuments;
import org.caselli.fax.domain.call.Facts;
import org.caselli.fax.domain.call.OutcomeKind;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.fax.Faxes;
import org.caselli.fax.domain.job.Job;
import org.caselli.fax.domain.job.JobState;
import org.caselli.fax.domain.notice.Notice;
import org.caselli.fax.domain.notice.NoticeKind;
import org.caselli.fax.domain.notice.Notices;
import org.caselli.fax.domain.usage.CountedFax;
import org.caselli.fax.domain.usage.Ending;
import org.caselli.fax.domain.usage.UsageLedger;
import org.caselli.fax.port.Ids;
import org.caselli.fax.port.Measures;

/**
 * Ends a job for which no call is made, or no other: the fax has failed, and whoever is to be told
 * is. Takes part in the caller's transaction.
 */
@ApplicationScoped
public class GiveUpFax {
  private final Faxes faxes;
  private final Notices notices;
  private final ReleaseDocuments release;
  private final Ids ids;
  private final Announcements announcements;
  private final UsageLedger usage;
  private final Clock clock;
  private final Measures measures;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected GiveUpFax() {
    this(null, null, null, null, null, null, null, null);
  }

  @Inject
  public GiveUpFax(
      Faxes faxes,
      Notices notices,
      ReleaseDocuments release,
      Ids ids,
      Announcements announcements,
      UsageLedger usage,
      Clock clock,
      Measures measures) {
    this.faxes = faxes;
    this.notices = notices;
    this.release = release;
    this.ids = ids;
    this.announcements = announcements;
    this.usage = usage;
    this.clock = clock;
    this.measures = measures;
  }

  /**
   * Ends the job unless it has failed already.
   *
   * @param kind for rules and metrics
   * @param why a sentence for the sender
   * @return the notice to send
   */
  public Optional<UUID> giveUpFax(Job job, OutcomeKind kind, String why) {
    Instant now = clock.instant();
    if (job.state() != JobState.FAILED) {
      job.failed(why, now);
    }
    Fax fax = faxes.byId(job.id()).orElseThrow();
    long age = Duration.between(fax.createdAt(), now).toSeconds();
    fax.attempted(Facts.withoutCall(kind, why, age), false, now);
    measures.faxEnded(JobState.FAILED, kind);
    usage.add(List.of(CountedFax.of(fax, Ending.FAILED, job.confirmedPages(), now)));
    announcements.announce(() -> List.of(News.unprepared(fax, why)));
    List<String> recipients = fax.options().recipients();
    if (recipients.isEmpty()) {
      release.releaseDocuments(fax);
      return Optional.empty();
    }
    UUID notice = ids.next();
    notices.add(new Notice(notice, fax.accountId(), fax.id(), NoticeKind.ERROR, recipients, now));
    return Optional.of(notice);
  }
}
