/**
 * Calls that come in: the listener that switches connect to (ADR 0041), the steps of a call, and
 * the collecting of received files. Entry class: {@link
 * org.caselli.fax.telephony.freeswitch.inbound.InboundListener}.
 */
@NullMarked
package org.caselli.fax.telephony.freeswitch.inbound;

import org.jspecify.annotations.NullMarked;
