package org.caselli.fax.domain.call;

import java.util.Objects;
import java.util.Optional;

/**
 * What both ends agreed on in T.30 phase B.
 *
 * @param rateBps modem rate in bits per second, 2400 to 33600
 * @param ecm error correction mode (T.30 Annex A) in use
 * @param t38 the image travels as T.38 rather than as audio
 * @param remoteStationId CSI or TSI of the far end, when it sent one
 */
public record Negotiation(int rateBps, boolean ecm, boolean t38, Optional<String> remoteStationId) {
  public Negotiation {
    Objects.requireNonNull(remoteStationId);
  }
}
