package org.caselli.fax.app.resend;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.caselli.fax.app.admin.Tenancy;
import org.caselli.fax.app.query.FaxPlace;
import org.caselli.fax.app.query.ReadFax;
import org.caselli.fax.app.submit.Submission;
import org.caselli.fax.app.submit.Submission.Original;
import org.caselli.fax.app.submit.SubmitFax;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.fax.FaxOptions;
import org.caselli.fax.domain.job.FaxDetail;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;
import org.caselli.fax.domain.submission.SubmissionKey;

/**
 * Sends a fax that has ended once more, as a new fax with the same documents (spec 1.6). The pages
 * are drawn anew, since their header tells the time. Thread-safe.
 */
@ApplicationScoped
public class ResubmitFax {
  private final Tenancy tenancy;
  private final ReadFax readFax;
  private final SubmitFax submitFax;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected ResubmitFax() {
    this(null, null, null);
  }

  @Inject
  public ResubmitFax(Tenancy tenancy, ReadFax readFax, SubmitFax submitFax) {
    this.tenancy = tenancy;
    this.readFax = readFax;
    this.submitFax = submitFax;
  }

  /**
   * Sends it again, or finds that this was done before.
   *
   * @param key by which the request is known when it comes again
   * @param reading makes the submission: what the client wants to be different, and the documents
   * @throws FaxException not found; forbidden for who may only read; a conflict when the fax is
   *     still to be sent, or its documents are gone; whatever a submission meets
   */
  public SubmitFax.Answer resubmitFax(
      Access access,
      FaxPlace place,
      Optional<SubmissionKey> key,
      Function<KeptFax, Submission> reading) {
    tenancy.send(access, place.account());
    FaxDetail detail = readFax.readFax(access, place);
    return key.flatMap(known -> submitFax.answered(place.account(), known))
        .orElseGet(() -> submitFax.submitFax(reading.apply(kept(detail)).knownBy(key)));
  }

  private static KeptFax kept(FaxDetail detail) {
    if (detail.job().filter(job -> !job.state().isFinal()).isPresent()) {
      throw new FaxException(
          ProblemType.CONFLICT,
          "The fax is still to be sent: cancel it first, or wait until it has ended");
    }
    Fax fax = detail.fax();
    List<Original> documents = new ArrayList<>();
    for (int position = 1; position <= fax.documents(); position++) {
      documents.add(document(fax, position).orElseThrow(KeptFax::gone));
    }
    return new KeptFax(fax, documents);
  }

  /** What came from an address and is not kept is fetched again. */
  private static Optional<Original> document(Fax fax, int position) {
    if (fax.erasedAt().isPresent()) {
      return Optional.empty();
    }
    Optional<FaxOptions.Source> source = fax.options().source(position);
    Optional<UUID> stored = fax.originalId(position);
    return stored.isPresent()
        ? stored.map(id -> new Submission.Stored(id, source))
        : source.map(Submission.Fetch::new);
  }
}
