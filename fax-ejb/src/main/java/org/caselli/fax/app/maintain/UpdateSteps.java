package org.caselli.fax.app.maintain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.app.announce.Announcements;
import org.caselli.fax.app.announce.News;
import org.caselli.fax.app.claim.AccountSlots;
import org.caselli.fax.app.keep.ReleaseDocuments;
import org.caselli.fax.domain.audit.Act;
import org.caselli.fax.domain.audit.Actor;
import org.caselli.fax.domain.audit.AuditTrail;
import org.caselli.fax.domain.audit.Subject;
import org.caselli.fax.domain.call.Facts;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.fax.Faxes;
import org.caselli.fax.domain.job.Job;
import org.caselli.fax.domain.job.JobState;
import org.caselli.fax.domain.job.Jobs;
import org.caselli.fax.domain.notice.Notice;
import org.caselli.fax.domain.notice.NoticeKind;
import org.caselli.fax.domain.notice.Notices;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;
import org.caselli.fax.port.Ids;

/** The transactions of {@link UpdateJob}. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class UpdateSteps {
  private static final String GIVEN_UP = "An operator has given the fax up";

  private final Jobs jobs;
  private final Faxes faxes;
  private final AccountSlots slots;
  private final Notices notices;
  private final ReleaseDocuments release;
  private final Announcements announcements;
  private final AuditTrail audit;
  private final Ids ids;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected UpdateSteps() {
    this(null, null, null, null, null, null, null, null, null);
  }

  @Inject
  public UpdateSteps(
      Jobs jobs,
      Faxes faxes,
      AccountSlots slots,
      Notices notices,
      ReleaseDocuments release,
      Announcements announcements,
      AuditTrail audit,
      Ids ids,
      Clock clock) {
    this.jobs = jobs;
    this.faxes = faxes;
    this.slots = slots;
    this.notices = notices;
    this.release = release;
    this.announcements = announcements;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * What follows after the commit.
   *
   * @param state of the job from now on
   * @param notice to send
   */
  public record Updated(UUID account, JobState state, Optional<UUID> notice) {}

  /**
   * Tries the job anew or gives it up.
   *
   * @throws FaxException not found, or conflict for a move that is not allowed
   */
  public Updated update(UUID id, JobState next, Actor actor) {
    Job job = jobs.byId(id).orElseThrow(() -> FaxException.notFound("job", id));
    slots.lockAndCountFree(job.accountId());
    Instant now = clock.instant();
    JobState before = job.state();
    Optional<UUID> notice = Optional.empty();
    if (next == JobState.PENDING && before != JobState.PROCESSING && before != JobState.COMPLETED) {
      boolean ready = faxes.byId(id).orElseThrow().pages() > 0;
      job.restarted(ready, now);
    } else if (next == JobState.FAILED
        && (before == JobState.PREPARING || before == JobState.PENDING)) {
      job.failed(GIVEN_UP, now);
      notice = givenUp(job, now);
    } else {
      throw new FaxException(
          ProblemType.CONFLICT, "The job is " + word(before) + "; it " + allowed(before));
    }
    audit(job, before, actor);
    return new Updated(job.accountId(), job.state(), notice);
  }

  /** Writes down who cancelled it. */
  public void cancelled(UUID id, Actor actor) {
    jobs.byId(id).ifPresent(job -> audit(job, job.state(), actor));
  }

  private static String word(JobState state) {
    return state.name().toLowerCase(java.util.Locale.ROOT);
  }

  private static String allowed(JobState state) {
    return switch (state) {
      case PREPARING, PENDING -> "can become pending, failed or cancelled";
      case PROCESSING -> "can become cancelled";
      case FAILED, CANCELLED -> "can become pending";
      case COMPLETED -> "stays so";
    };
  }

  private Optional<UUID> givenUp(Job job, Instant now) {
    Fax fax = faxes.byId(job.id()).orElseThrow();
    long age = Duration.between(fax.createdAt(), now).toSeconds();
    fax.attempted(Facts.unprepared(GIVEN_UP, age), false, now);
    announcements.announce(() -> List.of(News.unprepared(fax, GIVEN_UP)));
    List<String> recipients = fax.options().recipients();
    if (recipients.isEmpty()) {
      release.releaseDocuments(fax);
      return Optional.empty();
    }
    UUID notice = ids.next();
    notices.add(new Notice(notice, job.accountId(), job.id(), NoticeKind.ERROR, recipients, now));
    return Optional.of(notice);
  }

  private void audit(Job job, JobState before, Actor actor) {
    audit.add(
        Act.of(
            actor,
            "job.updated",
            new Subject("job", job.id().toString().replace("-", ""), Optional.of(job.accountId())),
            Map.of("before", word(before), "after", word(job.state())),
            clock.instant()));
  }
}
