package org.caselli.fax.app.dispatch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.caselli.fax.app.claim.AccountSlots;
import org.caselli.fax.app.claim.ClaimJobs;
import org.caselli.fax.app.claim.ClaimJobs.Claimed;
import org.caselli.fax.app.claim.ClaimJobs.Outlook;
import org.caselli.fax.app.transmit.TransmitFax;
import org.caselli.fax.port.AccountQueues;
import org.caselli.fax.port.AccountQueues.AccountQueue;
import org.caselli.fax.port.AccountQueues.QueuedJob;
import org.caselli.fax.port.Measures;
import org.caselli.fax.port.Wakeups;

/**
 * Sends what an account may send now: first jobs of waiting lists whose number has become free,
 * then jobs from its queue, while it has slots, at most {@value #TURN} before other accounts have
 * their turn. Safe to run at any time, any number of times; waits for nothing.
 */
@ApplicationScoped
public class DispatchJobs {
  static final int TURN = 50;

  private final ClaimJobs claims;
  private final AccountSlots slots;
  private final AccountQueues queues;
  private final TransmitFax transmit;
  private final Wakeups wakeups;
  private final Measures measures;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected DispatchJobs() {
    this(null, null, null, null, null, null);
  }

  @Inject
  public DispatchJobs(
      ClaimJobs claims,
      AccountSlots slots,
      AccountQueues queues,
      TransmitFax transmit,
      Wakeups wakeups,
      Measures measures) {
    this.claims = claims;
    this.slots = slots;
    this.queues = queues;
    this.transmit = transmit;
    this.wakeups = wakeups;
    this.measures = measures;
  }

  /** Claims and transmits until slots, jobs or the turn run out. */
  public void dispatchJobs(UUID account) {
    Outlook outlook = claims.outlook(account);
    int free = outlook.freeSlots();
    if (outlook.mayClaimWaiting()) {
      send(claims.waiting(account));
      free = slots.free(account);
    }
    if (free == 0 || !outlook.hasQueued()) {
      return;
    }
    if (drain(account, free) >= TURN) {
      wakeups.dispatch(account);
    }
  }

  private int drain(UUID account, int slotsAtFirst) {
    int sent = 0;
    int free = slotsAtFirst;
    try (AccountQueue queue = queues.open(account)) {
      while (free > 0 && sent < TURN) {
        int wanted = Math.min(free, TURN - sent);
        List<QueuedJob> messages = queue.take(wanted);
        if (messages.isEmpty()) {
          return sent;
        }
        Claimed claimed = claims.queued(account, messages);
        if (claimed.outOfSlots()) {
          queue.putBack();
        } else {
          queue.acknowledge();
        }
        send(claimed);
        sent += messages.size();
        boolean more = !claimed.outOfSlots() && messages.size() == wanted;
        free = more ? slots.free(account) : 0;
      }
    }
    return sent;
  }

  private void send(Claimed claimed) {
    measures.claimed(claimed.claims().size());
    claimed.wake().forEach(wakeups::dispatch);
    claimed.claims().forEach(transmit::transmitFax);
  }
}
