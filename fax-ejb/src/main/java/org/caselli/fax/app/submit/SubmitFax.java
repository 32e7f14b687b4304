package org.caselli.fax.app.submit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.caselli.fax.app.keep.StoreDocument;
import org.caselli.fax.app.limit.AdmitWork;
import org.caselli.fax.domain.number.PhoneNumber;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;
import org.caselli.fax.domain.submission.Accepted;
import org.caselli.fax.domain.submission.SubmissionKey;
import org.caselli.fax.domain.submission.SubmissionKeys.Earlier;
import org.caselli.fax.port.Ids;
import org.caselli.fax.port.Wakeups;

/**
 * Accepts faxes. What it has accepted survives a crash: the bytes are stored first, then one
 * transaction writes all faxes and jobs, and the key by which they are known when the submission
 * comes again; only then it answers.
 */
@ApplicationScoped
public class SubmitFax {
  private final AdmitWork admitWork;
  private final SubmissionRules rules;
  private final StoreSubmission store;
  private final StoreDocument documents;
  private final Ids ids;
  private final Wakeups wakeups;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected SubmitFax() {
    this(null, null, null, null, null, null);
  }

  @Inject
  public SubmitFax(
      AdmitWork admitWork,
      SubmissionRules rules,
      StoreSubmission store,
      StoreDocument documents,
      Ids ids,
      Wakeups wakeups) {
    this.admitWork = admitWork;
    this.rules = rules;
    this.store = store;
    this.documents = documents;
    this.ids = ids;
    this.wakeups = wakeups;
  }

  /**
   * What came of a submission.
   *
   * @param repeated whether it had been accepted before, and nothing new was
   */
  public record Answer(Accepted accepted, boolean repeated) {}

  /**
   * Accepts a submission, all of it or nothing; or finds that it was accepted before.
   *
   * @throws FaxException when a number, a document or the faxbox will not do, or nothing can be
   *     stored now; conflict, when the key belongs to another submission
   */
  public Answer submitFax(Submission submission) {
    Optional<Answer> answered =
        submission.key().flatMap(key -> answered(submission.account(), key));
    if (answered.isPresent()) {
      return answered.get();
    }
    admitWork.admitWork();
    rules.check(submission);
    List<PhoneNumber> numbers = SubmissionRules.numbers(submission.recipients());
    Accepted accepted = fresh(numbers.size());
    Optional<Earlier> first = stored(accepted, submission, numbers);
    if (first.isPresent()) {
      return repeated(submission.key().orElseThrow(), first.get());
    }
    wakeups.prepare(accepted.first(), submission.account());
    return new Answer(accepted, false);
  }

  /** A commit whose answer was lost may have gone through: then it is said. */
  private Optional<Earlier> stored(
      Accepted accepted, Submission submission, List<PhoneNumber> numbers) {
    Map<Integer, UUID> originals = keep(submission);
    try {
      return store.storeSubmission(accepted, submission, numbers, originals);
    } catch (FaxException e) {
      throw e;
    } catch (RuntimeException e) {
      if (isStored(accepted, e)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private boolean isStored(Accepted accepted, RuntimeException failure) {
    try {
      return store.isStored(accepted);
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
      return false;
    }
  }

  /** What was accepted with this key before, whatever was submitted then. */
  public Optional<Accepted> earlier(UUID account, String namespace, String key) {
    return store.earlier(account, namespace, key).map(Earlier::accepted);
  }

  /**
   * What was accepted when the same came before; empty when it did not.
   *
   * @throws FaxException conflict, when the key belongs to another submission
   */
  public Optional<Answer> answered(UUID account, SubmissionKey key) {
    return store
        .earlier(account, key.namespace(), key.key())
        .map(earlier -> repeated(key, earlier));
  }

  private static Answer repeated(SubmissionKey key, Earlier earlier) {
    if (!key.requestHash().equals(earlier.requestHash())) {
      throw new FaxException(
          ProblemType.CONFLICT,
          "This idempotency key belongs to another request; take a new key for each new request");
    }
    return new Answer(earlier.accepted(), true);
  }

  private Accepted fresh(int faxes) {
    Optional<UUID> batch = faxes > 1 ? Optional.of(ids.next()) : Optional.empty();
    return new Accepted(batch, Stream.generate(ids::next).limit(faxes).toList());
  }

  /** The documents that are stored by now, by their position. */
  private Map<Integer, UUID> keep(Submission submission) {
    Map<Integer, UUID> kept = new HashMap<>();
    int position = 0;
    for (Submission.Original original : submission.documents()) {
      position++;
      if (original instanceof Submission.Upload upload) {
        kept.put(position, keep(submission.account(), upload));
      } else if (original instanceof Submission.Stored stored) {
        kept.put(position, stored.document());
      }
    }
    return kept;
  }

  private UUID keep(UUID account, Submission.Upload upload) {
    try {
      return documents.storeDocument(account, upload.file(), upload.mediaType()).id();
    } catch (IOException e) {
      FaxException unavailable =
          new FaxException(
              ProblemType.UNAVAILABLE, "The document could not be stored; send it again later");
      unavailable.initCause(e);
      throw unavailable;
    }
  }
}
