/**
 * The bit-level coding of fax pages: ITU-T T.6 (Group 4, MMR) with the run codes of T.4.
 *
 * <p>Rows are packed, most significant bit first, one bit per pixel, 1 = black.
 */
@NullMarked
package org.caselli.fax.imaging.ccitt;

import org.jspecify.annotations.NullMarked;
