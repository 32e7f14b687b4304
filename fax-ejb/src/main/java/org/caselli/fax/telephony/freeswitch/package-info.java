/**
 * Sends faxes through FreeSWITCH: one inbound event-socket connection to each switch, an originate
 * command built by one encoder, and a tracker for each call that makes one report out of events
 * that may come late, twice or not at all (ADR 0008, 0041). Entry class: {@link
 * org.caselli.fax.telephony.freeswitch.FreeSwitchEngine}.
 */
@NullMarked
package org.caselli.fax.telephony.freeswitch;

import org.jspecify.annotations.NullMarked;
