package org.caselli.fax.telephony.freeswitch.inbound;

import org.caselli.fax.telephony.freeswitch.socket.SwitchEvent;

/** What is being done with a call that has come in. Confined to the call's mailbox. */
interface CallStep {
  void begin();

  void on(SwitchEvent event);

  /** The call or the connection is gone, and no event will come any more; called at most once. */
  void lost(String why);
}
