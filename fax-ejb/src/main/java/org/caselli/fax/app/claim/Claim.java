package org.caselli.fax.app.claim;

import java.util.Objects;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.job.Attempt;

/** An attempt that was claimed and committed: its slot and number are ours, the call is to come. */
public record Claim(Attempt attempt, Fax fax) {
  public Claim {
    Objects.requireNonNull(attempt);
    Objects.requireNonNull(fax);
  }
}
