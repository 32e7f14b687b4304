package org.caselli.fax.telephony.freeswitch;

import java.util.function.BiConsumer;
import org.caselli.fax.domain.call.TransmissionReport;
import org.caselli.fax.telephony.freeswitch.socket.Mailbox;

/**
 * What a call needs around it.
 *
 * @param link the switch that carries it
 * @param settings time limits and bounds
 * @param mailbox through which everything happens to it
 * @param silent what is silent on its switch
 * @param over told just before its end is reported
 */
record CallSurroundings(
    SwitchLink link,
    FreeSwitchSettings settings,
    Mailbox mailbox,
    SilentCalls silent,
    BiConsumer<CallTracker, TransmissionReport> over) {}
