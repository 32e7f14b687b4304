package org.caselli.fax.app.prepare;

import java.util.Objects;

/**
 * The lanes that documents pass.
 *
 * @param fetching waits for other servers
 * @param converting needs a processor
 * @param alone for documents whose preparation broke off: one at a time, so that the one that ends
 *     the process does not make others look guilty again
 */
public record PreparationLanes(FairLanes fetching, FairLanes converting, FairLanes alone) {
  public PreparationLanes {
    Objects.requireNonNull(fetching);
    Objects.requireNonNull(converting);
    Objects.requireNonNull(alone);
  }

  /** Pieces of work that wait or are under way in all of them. */
  public int size() {
    return fetching.size() + converting.size() + alone.size();
  }
}
