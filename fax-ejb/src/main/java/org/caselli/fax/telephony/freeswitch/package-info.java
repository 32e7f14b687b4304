/**
 * Sends faxes through FreeSWITCH: one inbound event-socket connection to each switch, an originate
 * command built by one encoder, and a tracker for each call that makes one report out of events
 * that may come late, twice or not at all. Framing and messages are those of the thingscloud ESL
 * library; connection, order, limits and recovery are ours (ADR 0008). Entry class: {@link
 * org.caselli.fax.telephony.freeswitch.FreeSwitchEngine}.
 */
@NullMarked
package org.caselli.fax.telephony.freeswitch;

import org.jspecify.annotations.NullMarked;
