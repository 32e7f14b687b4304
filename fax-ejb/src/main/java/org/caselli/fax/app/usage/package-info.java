/**
 * How many faxes and pages went which way: what an administrator looks at, and how it is kept
 * small. What is counted is told to {@link org.caselli.fax.domain.usage.UsageLedger} by whoever
 * ends a fax. Entry class: {@link org.caselli.fax.app.usage.ReadUsage}.
 */
@NullMarked
package org.caselli.fax.app.usage;

import org.jspecify.annotations.NullMarked;
