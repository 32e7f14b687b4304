package org.caselli.fax.domain.callflow;

import java.time.ZoneId;
import java.util.Objects;

/**
 * As whom, and how, a fax call is answered (spec 6.2).
 *
 * @param zone of the times on the page and in the notice
 * @param ecm whether error correction is offered (T.30 Annex A)
 * @param v17 whether modem rates above 9600 bit/s are offered
 */
public record Answering(Shown shown, ZoneId zone, boolean ecm, boolean v17, T38Plan t38) {
  public Answering {
    Objects.requireNonNull(shown);
    Objects.requireNonNull(zone);
    Objects.requireNonNull(t38);
  }

  /**
   * What the caller sees.
   *
   * @param stationId T.30 CSI, at most 20 characters arrive
   * @param headerText {@code fax_header}; may be empty
   * @param calleeNumber number that counts as called
   * @param calleeName may be empty
   */
  public record Shown(String stationId, String headerText, String calleeNumber, String calleeName) {
    public Shown {
      Objects.requireNonNull(stationId);
      Objects.requireNonNull(headerText);
      Objects.requireNonNull(calleeNumber);
      Objects.requireNonNull(calleeName);
    }
  }
}
