package org.caselli.fax.app.resend;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.caselli.fax.app.admin.Tenancy;
import org.caselli.fax.app.query.FaxPlace;
import org.caselli.fax.app.query.ReadFax;
import org.caselli.fax.app.submit.Submission;
import org.caselli.fax.app.submit.SubmitFax;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.submission.SubmissionKey;

/** Sends the pages of a received fax to somebody else, as a new fax (spec 1.6). Thread-safe. */
@ApplicationScoped
public class ForwardFax {
  private final Tenancy tenancy;
  private final ReadFax readFax;
  private final SubmitFax submitFax;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected ForwardFax() {
    this(null, null, null);
  }

  @Inject
  public ForwardFax(Tenancy tenancy, ReadFax readFax, SubmitFax submitFax) {
    this.tenancy = tenancy;
    this.readFax = readFax;
    this.submitFax = submitFax;
  }

  /**
   * Sends it onward, or finds that this was done before.
   *
   * @param key by which the request is known when it comes again
   * @param reading makes the submission: who sends it, to whom, and the document
   * @throws FaxException not found; forbidden for who may only read; a conflict when no page came
   *     or they were erased; whatever a submission meets
   */
  public SubmitFax.Answer forwardFax(
      Access access,
      FaxPlace place,
      Optional<SubmissionKey> key,
      Function<KeptFax, Submission> reading) {
    tenancy.send(access, place.account());
    Fax fax = readFax.readFax(access, place).fax();
    return key.flatMap(known -> submitFax.answered(place.account(), known))
        .orElseGet(() -> submitFax.submitFax(reading.apply(kept(fax)).knownBy(key)));
  }

  private static KeptFax kept(Fax fax) {
    UUID pages = fax.faxFileId().orElseThrow(KeptFax::gone);
    return new KeptFax(fax, List.of(new Submission.Stored(pages, Optional.empty())));
  }
}
