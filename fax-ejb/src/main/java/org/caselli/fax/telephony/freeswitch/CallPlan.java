package org.caselli.fax.telephony.freeswitch;

import java.util.OptionalInt;
import org.caselli.fax.domain.call.CallId;

/**
 * What one call is to do.
 *
 * @param call its id, which is the id of its channel too
 * @param startPage 0-based first page
 * @param totalPages pages of the whole document; 0 when not known
 */
record CallPlan(CallId call, int startPage, int totalPages) {

  /** Pages that a complete call confirms; empty when the length of the document is not known. */
  OptionalInt pagesToSend() {
    return totalPages > 0
        ? OptionalInt.of(Math.max(0, totalPages - startPage))
        : OptionalInt.empty();
  }

  /** The same with the length of the document as the switch tells it, unless it was known. */
  CallPlan withTotal(int total) {
    return totalPages > 0 ? this : new CallPlan(call, startPage, total);
  }
}
