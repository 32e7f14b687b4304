package org.caselli.fax.telephony.sandbox;

import java.util.Objects;

/**
 * The files of a sandbox.
 *
 * @param sent what was fetched to be sent
 * @param tray what numbers of this server received
 */
record Papers(ReceivedFaxes sent, Tray tray) {
  Papers {
    Objects.requireNonNull(sent);
    Objects.requireNonNull(tray);
  }
}
