/**
 * Takes slot, number and job in one transaction, and keeps what falls due soon. Entry class: {@link
 * org.caselli.fax.app.claim.ClaimJobs}.
 */
@NullMarked
package org.caselli.fax.app.claim;

import org.jspecify.annotations.NullMarked;
