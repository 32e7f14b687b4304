package org.caselli.fax.port;

import java.nio.file.Path;
import java.util.Objects;
import org.caselli.fax.domain.call.CallId;

/**
 * A fax that arrived for a hosted number.
 *
 * @param number the called number
 * @param callerNumber caller id number; may be empty
 * @param callerName caller id name; may be empty; untrusted
 * @param remoteStationId TSI of the sender; may be empty; untrusted
 * @param tiff the fax TIFF, to be read before the delivery returns; not to be changed
 * @param firstPage 0-based page of the file at which the sender began: a resumed fax leaves out
 *     what an earlier call confirmed
 * @param pages pages that were sent, from {@code firstPage} on; 0 when the call brought none
 * @param call id of the receiving leg; derived from the sending call's, so a repeated delivery of
 *     one call has the same
 */
public record InboundDelivery(
    String number,
    String callerNumber,
    String callerName,
    String remoteStationId,
    Path tiff,
    int firstPage,
    int pages,
    CallId call) {
  public InboundDelivery {
    Objects.requireNonNull(number);
    Objects.requireNonNull(callerNumber);
    Objects.requireNonNull(callerName);
    Objects.requireNonNull(remoteStationId);
    Objects.requireNonNull(tiff);
    Objects.requireNonNull(call);
    if (firstPage < 0 || pages < 0) {
      throw new IllegalArgumentException("Not a range of pages: " + firstPage + " + " + pages);
    }
  }
}
