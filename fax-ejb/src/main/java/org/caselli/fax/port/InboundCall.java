package org.caselli.fax.port;

import java.util.Objects;
import org.caselli.fax.domain.call.CallId;

/**
 * A call that brings a fax.
 *
 * @param call id of the receiving leg, the same as in {@link InboundDelivery}
 * @param number the called number
 * @param callerNumber caller id number; may be empty
 * @param callerName caller id name; may be empty; untrusted
 */
public record InboundCall(CallId call, String number, String callerNumber, String callerName) {
  public InboundCall {
    Objects.requireNonNull(call);
    Objects.requireNonNull(number);
    Objects.requireNonNull(callerNumber);
    Objects.requireNonNull(callerName);
  }
}
