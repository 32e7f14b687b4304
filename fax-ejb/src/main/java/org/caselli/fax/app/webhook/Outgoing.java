package org.caselli.fax.app.webhook;

import java.util.Objects;
import java.util.UUID;
import org.caselli.fax.port.HookReceiver.Message;

/**
 * A delivery in this node's hands.
 *
 * @param webhook for which it is
 * @param claim which of all times that somebody had it in hand
 */
record Outgoing(UUID delivery, UUID webhook, int claim, Message message) {
  Outgoing {
    Objects.requireNonNull(delivery);
    Objects.requireNonNull(webhook);
    Objects.requireNonNull(message);
  }
}
