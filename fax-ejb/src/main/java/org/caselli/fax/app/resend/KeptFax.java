package org.caselli.fax.app.resend;

import java.util.List;
import java.util.Objects;
import org.caselli.fax.app.submit.Submission.Original;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;

/**
 * A fax whose documents are still to be had.
 *
 * @param documents of the fax that is made of it, in order
 */
public record KeptFax(Fax fax, List<Original> documents) {
  public KeptFax {
    Objects.requireNonNull(fax);
    documents = List.copyOf(documents);
  }

  static FaxException gone() {
    return new FaxException(
        ProblemType.CONFLICT,
        "The documents of this fax were erased or are not stored; send it as a new fax, with them");
  }
}
