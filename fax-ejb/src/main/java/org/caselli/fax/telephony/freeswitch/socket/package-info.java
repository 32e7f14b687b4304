/**
 * The event socket of FreeSWITCH: messages and their framing, commands and their answers, events in
 * their order, channel variables. Knows nothing of calls.
 */
@NullMarked
package org.caselli.fax.telephony.freeswitch.socket;

import org.jspecify.annotations.NullMarked;
