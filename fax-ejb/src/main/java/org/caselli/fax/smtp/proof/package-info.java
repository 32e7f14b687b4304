/**
 * Whether a mail comes from the domain that its envelope names: SPF by jSPF, DKIM by jDKIM, over
 * name servers that are asked by dnsjava for a limited time. What follows from it is decided
 * elsewhere. Entry class: {@link org.caselli.fax.smtp.proof.SenderProofs}.
 */
@NullMarked
package org.caselli.fax.smtp.proof;

import org.jspecify.annotations.NullMarked;
