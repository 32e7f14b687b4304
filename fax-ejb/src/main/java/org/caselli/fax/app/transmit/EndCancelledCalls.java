package org.caselli.fax.app.transmit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Ends the calls of this node whose faxes were cancelled, on whichever node, also those that the
 * engine did not know yet when they were. Idempotent; runs often, and costs nothing without calls.
 */
@ApplicationScoped
public class EndCancelledCalls {
  private final CancelRequests requests;
  private final LiveCalls calls;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected EndCancelledCalls() {
    this(null, null);
  }

  @Inject
  public EndCancelledCalls(CancelRequests requests, LiveCalls calls) {
    this.requests = requests;
    this.calls = calls;
  }

  /** Looks for them once. */
  public void endCancelledCalls() {
    if (calls.count() > 0) {
      requests.attempts().forEach(calls::cancel);
    }
  }
}
