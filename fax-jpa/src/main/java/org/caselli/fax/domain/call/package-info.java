/**
 * What a telephone call with a fax on it can come to, in the words of the field: SIP status, hangup
 * cause (Q.850) and T.30 result kept apart, the report of one call, and the outcome of an attempt.
 * Nothing here knows a switch or a database. Entry class: {@link
 * org.caselli.fax.domain.call.TransmissionReport}.
 */
@NullMarked
package org.caselli.fax.domain.call;

import org.jspecify.annotations.NullMarked;
