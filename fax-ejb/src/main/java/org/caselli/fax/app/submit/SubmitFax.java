package org.caselli.fax.app.submit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.app.keep.StoreDocument;
import org.caselli.fax.domain.document.Document;
import org.caselli.fax.domain.number.PhoneNumber;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;
import org.caselli.fax.domain.problem.Violation;
import org.caselli.fax.port.Ids;
import org.caselli.fax.port.Wakeups;

/**
 * Accepts a fax. What it has accepted survives a crash: the bytes are stored first, then one
 * transaction writes fax and job, and only then it answers.
 */
@ApplicationScoped
public class SubmitFax {
  private final StoreSubmission store;
  private final StoreDocument documents;
  private final Ids ids;
  private final Wakeups wakeups;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected SubmitFax() {
    this(null, null, null, null);
  }

  @Inject
  public SubmitFax(StoreSubmission store, StoreDocument documents, Ids ids, Wakeups wakeups) {
    this.store = store;
    this.documents = documents;
    this.ids = ids;
    this.wakeups = wakeups;
  }

  /**
   * Accepts a submission.
   *
   * @return id of the fax and of its job
   * @throws FaxException when number, document or faxbox will not do, or nothing can be stored now
   */
  public UUID submitFax(Submission submission) {
    return submitFax(submission, ids.next());
  }

  /** Accepts a submission under an id that no fax has yet. */
  UUID submitFax(Submission submission, UUID id) {
    PhoneNumber to =
        PhoneNumber.parse(submission.toNumber())
            .orElseThrow(
                () ->
                    FaxException.invalid(
                        new Violation(
                            "document.to_number",
                            "required",
                            "to_number must be a telephone number such as +15551234567, not "
                                + submission.toNumber())));
    if (submission.upload().isEmpty() && submission.options().source().isEmpty()) {
      throw FaxException.invalid(
          new Violation(
              "document.url",
              "required",
              "Send a document as a part of the request, or give document.url"));
    }
    Optional<Document> original = submission.upload().map(upload -> keep(submission, upload));
    store.storeSubmission(id, submission, to, original);
    wakeups.prepare(id, submission.account());
    return id;
  }

  private Document keep(Submission submission, Submission.Upload upload) {
    try {
      return documents.storeDocument(submission.account(), upload.file(), upload.mediaType());
    } catch (IOException e) {
      FaxException unavailable =
          new FaxException(
              ProblemType.UNAVAILABLE, "The document could not be stored; send it again later");
      unavailable.initCause(e);
      throw unavailable;
    }
  }
}
