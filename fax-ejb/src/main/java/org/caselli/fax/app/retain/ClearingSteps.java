package org.caselli.fax.app.retain;

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
import org.caselli.fax.app.notify.ForgetMail;
import org.caselli.fax.app.prepare.GiveUpFax;
import org.caselli.fax.domain.audit.Act;
import org.caselli.fax.domain.audit.Actor;
import org.caselli.fax.domain.audit.AuditTrail;
import org.caselli.fax.domain.audit.Subject;
import org.caselli.fax.domain.call.OutcomeKind;
import org.caselli.fax.domain.document.BlobStore;
import org.caselli.fax.domain.event.FaxEvent.About;
import org.caselli.fax.domain.event.FaxEvent.Kind;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.fax.Faxes;
import org.caselli.fax.domain.job.Job;
import org.caselli.fax.domain.job.JobState;
import org.caselli.fax.domain.job.Jobs;
import org.caselli.fax.domain.retention.OldFaxes;
import org.caselli.fax.port.Measures;
import org.caselli.fax.port.Measures.Erased;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The transactions of {@link ClearAway}; what each erases is written down in it for audits. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class ClearingSteps {
  private static final Logger log = LoggerFactory.getLogger(ClearingSteps.class);
  private static final Actor RETENTION = new Actor("retention", "");

  private final OldFaxes old;
  private final Faxes faxes;
  private final Jobs jobs;
  private final AccountSlots slots;
  private final GiveUpFax giveUp;
  private final BlobStore blobs;
  private final ForgetMail forgetMail;
  private final Announcements announcements;
  private final AuditTrail audit;
  private final Measures measures;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected ClearingSteps() {
    this(null, null, null, null, null, null, null, null, null, null, null);
  }

  @Inject
  public ClearingSteps(
      OldFaxes old,
      Faxes faxes,
      Jobs jobs,
      AccountSlots slots,
      GiveUpFax giveUp,
      BlobStore blobs,
      ForgetMail forgetMail,
      Announcements announcements,
      AuditTrail audit,
      Measures measures,
      Clock clock) {
    this.old = old;
    this.faxes = faxes;
    this.jobs = jobs;
    this.slots = slots;
    this.giveUp = giveUp;
    this.blobs = blobs;
    this.forgetMail = forgetMail;
    this.announcements = announcements;
    this.audit = audit;
    this.measures = measures;
    this.clock = clock;
  }

  /** All accounts, removed ones too: their faxes are kept for as long. */
  public List<UUID> accounts() {
    return old.accounts();
  }

  /** Jobs that have rested for so long. */
  public List<UUID> stale(Duration age, int most) {
    Instant now = clock.instant();
    return old.stale(now.minus(age), now, most);
  }

  /**
   * What became of a job that has rested too long.
   *
   * @param ended false when a call has begun meanwhile, or it has ended by itself
   */
  public record GivenUp(boolean ended, Optional<UUID> notice) {}

  /** Gives a job up that nobody has begun to send. */
  public GivenUp giveUp(UUID id) {
    Job job = jobs.byId(id).orElseThrow();
    slots.lockAndCountFree(job.accountId());
    if (job.state() != JobState.PREPARING && job.state() != JobState.PENDING) {
      return new GivenUp(false, Optional.empty());
    }
    long days = Duration.between(job.createdAt(), clock.instant()).toDays();
    String why = "The fax could not be sent within " + Math.max(1, days) + " days";
    log.info("Job {} of account {} is given up: {}", id, job.accountId(), why);
    Optional<UUID> notice = giveUp.giveUpFax(job, OutcomeKind.EXPIRED, why);
    audit(job.accountId(), "faxes.given_up", List.of(id), job.createdAt());
    return new GivenUp(true, notice);
  }

  /** Erases the documents of faxes older than so many days; of how many. */
  public int eraseDocuments(UUID account, int days, int most) {
    Instant before = before(days);
    List<UUID> found = old.withDocuments(account, before, most);
    if (!found.isEmpty()) {
      releaseDocuments(found, Kind.DOC_EDITED);
      audit(account, "documents.erased", found, before);
      measures.erased(Erased.DOCUMENTS, found.size());
      log.info("The documents of {} faxes of account {} were erased", found.size(), account);
    }
    return found.size();
  }

  /** Erases faxes older than so many days; how many. */
  public int eraseFaxes(UUID account, int days, int most) {
    Instant before = before(days);
    List<UUID> found = old.ended(account, before, most);
    if (!found.isEmpty()) {
      releaseDocuments(found, Kind.DOC_DELETED);
      old.erase(found);
      audit(account, "faxes.erased", found, before);
      measures.erased(Erased.FAX, found.size());
      log.info("{} faxes of account {} were erased", found.size(), account);
    }
    return found.size();
  }

  /** Erases refused mails older than so many days; how many. */
  public int eraseMails(UUID account, int days, int most) {
    int erased = old.eraseMails(account, before(days), most);
    if (erased > 0) {
      log.info("{} refused mails of account {} were erased", erased, account);
    }
    return erased;
  }

  private void releaseDocuments(List<UUID> found, Kind becomes) {
    Instant now = clock.instant();
    List<Fax> all = faxes.byIds(found);
    announcements.announce(
        () -> all.stream().map(fax -> News.ofDocument(becomes, About.of(fax))).toList());
    for (Fax fax : all) {
      fax.losesItsDocuments(now).forEach(blobs::release);
      forgetMail.forgetMail(fax.id());
    }
  }

  private Instant before(int days) {
    return clock.instant().minus(Duration.ofDays(days));
  }

  private void audit(UUID account, String action, List<UUID> found, Instant before) {
    List<String> names = found.stream().map(id -> id.toString().replace("-", "")).toList();
    audit.add(
        Act.of(
            RETENTION,
            action,
            new Subject("account", account.toString().replace("-", ""), Optional.of(account)),
            Map.of("faxes", names, "created_before", before.toString()),
            clock.instant()));
  }
}
