/**
 * How many faxes and pages were sent and received, by the hour: what is counted and what is asked.
 * Single faxes are not here. Entry class: {@link org.caselli.fax.domain.usage.UsageLedger}.
 */
@NullMarked
package org.caselli.fax.domain.usage;

import org.jspecify.annotations.NullMarked;
