package org.caselli.fax.app.prepare;

import java.util.Objects;

/**
 * The lanes that documents pass: fetching, which waits for other servers, apart from converting,
 * which needs a processor.
 */
public record PreparationLanes(FairLanes fetching, FairLanes converting) {
  public PreparationLanes {
    Objects.requireNonNull(fetching);
    Objects.requireNonNull(converting);
  }
}
