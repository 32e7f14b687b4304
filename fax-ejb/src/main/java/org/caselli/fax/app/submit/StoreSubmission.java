package org.caselli.fax.app.submit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.app.announce.Announcements;
import org.caselli.fax.app.announce.News;
import org.caselli.fax.app.submit.Submission.Recipient;
import org.caselli.fax.domain.account.Accounts;
import org.caselli.fax.domain.document.BlobStore;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.fax.Fax.Origin;
import org.caselli.fax.domain.fax.FaxOptions;
import org.caselli.fax.domain.fax.Faxes;
import org.caselli.fax.domain.faxbox.Faxboxes;
import org.caselli.fax.domain.job.Job;
import org.caselli.fax.domain.job.Jobs;
import org.caselli.fax.domain.number.PhoneNumber;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;
import org.caselli.fax.domain.settings.FaxSettings;
import org.caselli.fax.domain.settings.Settings;
import org.caselli.fax.domain.submission.Accepted;
import org.caselli.fax.domain.submission.SubmissionKey;
import org.caselli.fax.domain.submission.SubmissionKeys;
import org.caselli.fax.domain.submission.SubmissionKeys.Earlier;
import org.caselli.fax.port.LogContext;

/**
 * The transaction of {@link SubmitFax}: the key, the faxes, their jobs, and the references to the
 * documents.
 */
@ApplicationScoped
public class StoreSubmission {
  private final Accounts accounts;
  private final Faxboxes faxboxes;
  private final Faxes faxes;
  private final Jobs jobs;
  private final SubmissionKeys keys;
  private final BlobStore blobs;
  private final Announcements announcements;
  private final Settings settings;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected StoreSubmission() {
    this(null, null, null, null, null, null, null, null, null);
  }

  @Inject
  public StoreSubmission(
      Accounts accounts,
      Faxboxes faxboxes,
      Faxes faxes,
      Jobs jobs,
      SubmissionKeys keys,
      BlobStore blobs,
      Announcements announcements,
      Settings settings,
      Clock clock) {
    this.accounts = accounts;
    this.faxboxes = faxboxes;
    this.faxes = faxes;
    this.jobs = jobs;
    this.keys = keys;
    this.blobs = blobs;
    this.announcements = announcements;
    this.settings = settings;
    this.clock = clock;
  }

  /** What was submitted with this key before. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public Optional<Earlier> earlier(UUID account, String namespace, String key) {
    return keys.find(account, namespace, key, clock.instant());
  }

  /** Whether a submission was written. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public boolean isStored(Accepted accepted) {
    return jobs.byId(accepted.first()).isPresent();
  }

  /**
   * Writes faxes and jobs; the documents are referred to from then on.
   *
   * @param accepted ids that no fax has yet
   * @param numbers of the recipients, in their order
   * @param originals documents that are stored, by their position
   * @return who has the key already; then nothing was written
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public Optional<Earlier> storeSubmission(
      Accepted accepted,
      Submission submission,
      List<PhoneNumber> numbers,
      Map<Integer, UUID> originals) {
    Instant now = clock.instant();
    accounts
        .byId(submission.account())
        .orElseThrow(() -> FaxException.notFound("account", submission.account()));
    submission
        .faxbox()
        .ifPresent(
            box ->
                faxboxes
                    .byId(submission.account(), box)
                    .orElseThrow(() -> FaxException.notFound("faxbox", box)));
    if (submission.key().isPresent() && !take(submission.key().get(), submission, accepted, now)) {
      return Optional.of(owner(submission, submission.key().get(), now));
    }
    mustBeThere(submission.account(), originals.values());
    FaxOptions options = withSources(submission);
    List<Fax> made = new ArrayList<>();
    for (int i = 0; i < numbers.size(); i++) {
      UUID id = accepted.faxes().get(i);
      Recipient recipient = submission.recipients().get(i);
      Fax fax = fax(id, submission, recipient, numbers.get(i), options.to(recipient.number()), now);
      fax.comesFrom(
          new Origin(
              submission.sender().submitter(), submission.sender().owner(), accepted.batch()));
      fax.consistsOf(submission.documents().size());
      originals.forEach(fax::keepsOriginal);
      made.add(fax);
      faxes.add(fax);
      jobs.add(job(id, submission, numbers.get(i), now));
    }
    originals.values().forEach(document -> blobs.retain(document, made.size()));
    announcements.announce(() -> made.stream().map(News::accepted).toList());
    return Optional.empty();
  }

  private boolean take(SubmissionKey key, Submission submission, Accepted accepted, Instant now) {
    Instant expires = now.plus(settings.system().get(FaxSettings.IDEMPOTENCY_KEY_RETENTION));
    return keys.take(submission.account(), key, accepted, now, expires);
  }

  private Earlier owner(Submission submission, SubmissionKey key, Instant now) {
    return keys.find(submission.account(), key.namespace(), key.key(), now)
        .orElseThrow(() -> new IllegalStateException("A key is taken and not there"));
  }

  /** The fax that a document was taken from may have lost it meanwhile. */
  private void mustBeThere(UUID account, Collection<UUID> originals) {
    if (originals.stream().anyMatch(id -> blobs.find(account, id).isEmpty())) {
      throw new FaxException(
          ProblemType.CONFLICT, "A document was erased meanwhile; send it as a new fax");
    }
  }

  private static FaxOptions withSources(Submission submission) {
    Map<Integer, FaxOptions.Source> sources = new HashMap<>();
    for (int i = 0; i < submission.documents().size(); i++) {
      int position = i + 1;
      if (submission.documents().get(i) instanceof Submission.Fetch fetch) {
        sources.put(position, fetch.source());
      } else if (submission.documents().get(i) instanceof Submission.Stored stored) {
        stored.source().ifPresent(source -> sources.put(position, source));
      }
    }
    return submission.options().from(sources);
  }

  private static Fax fax(
      UUID id,
      Submission submission,
      Recipient recipient,
      PhoneNumber to,
      FaxOptions options,
      Instant now) {
    return Fax.outbound(
        id,
        new Fax.Parties(
            submission.account(),
            submission.faxbox(),
            submission.sender().number(),
            submission.sender().name(),
            to.value(),
            recipient.name()),
        options,
        recipient.attributes(),
        now);
  }

  private static Job job(UUID id, Submission submission, PhoneNumber to, Instant now) {
    Job job =
        new Job(
            id,
            submission.account(),
            to.value(),
            Math.max(1, submission.retries()),
            submission.schedule(),
            submission.correlationId(),
            now);
    submission.faxbox().ifPresent(job::sentThrough);
    job.traced(LogContext.traceOf(id));
    return job;
  }
}
