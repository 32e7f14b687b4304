/**
 * The telephony engine without a telephone network: the default of a fresh installation and the far
 * end of the tests. Everything but the call itself is real: the file is fetched from the file
 * proxy, decoded and kept, and outcomes come in FreeSWITCH's own terms. Test numbers choose the
 * outcome, numbers hosted here receive the fax, every other number has no route. It keeps a log of
 * calls and pages of its own, apart from the database, as an independent witness. No rule of
 * retrying and no knowledge of jobs belongs here. Entry class: {@link
 * org.caselli.fax.telephony.sandbox.SandboxEngine}.
 */
@NullMarked
package org.caselli.fax.telephony.sandbox;

import org.jspecify.annotations.NullMarked;
