/** Measurements beside other programs, run by {@code ./fax bench imaging}. */
@NullMarked
package org.caselli.fax.imaging.bench;

import org.jspecify.annotations.NullMarked;
