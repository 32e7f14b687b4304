package org.caselli.fax.telephony.sandbox;

import java.util.Objects;
import org.caselli.fax.port.CallRouting;
import org.caselli.fax.port.InboundCalls;

/**
 * The numbers of this server as far ends that the sandbox can reach.
 *
 * @param routing what becomes of a call to a number
 * @param calls where receptions are told
 * @param cutter makes the file of what arrived
 * @param upload brings it to the server
 */
public record Hosting(
    CallRouting routing, InboundCalls calls, PageCutter cutter, FileUpload upload) {
  public Hosting {
    Objects.requireNonNull(routing);
    Objects.requireNonNull(calls);
    Objects.requireNonNull(cutter);
    Objects.requireNonNull(upload);
  }
}
