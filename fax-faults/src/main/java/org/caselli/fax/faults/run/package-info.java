/**
 * The fault table: each {@link org.caselli.fax.faults.run.Row} plays a fault against the built
 * application in a server of its own and hands what came of it to the judge. The switch is another
 * process, and what was accepted is written down by who submitted it. Entry: {@link
 * org.caselli.fax.faults.run.FaultsCommand}.
 */
@NullMarked
package org.caselli.fax.faults.run;

import org.jspecify.annotations.NullMarked;
