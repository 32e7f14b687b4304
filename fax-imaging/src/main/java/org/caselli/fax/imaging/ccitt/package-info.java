/**
 * The bit-level coding of fax pages: ITU-T T.4 (Group 3; MH and MR) and T.6 (Group 4, MMR), in by
 * {@link org.caselli.fax.imaging.ccitt.FaxDecoder}, out by {@link
 * org.caselli.fax.imaging.ccitt.FaxEncoder}. Containers (TIFF, PDF) do not belong here.
 *
 * <p>Rows are packed, most significant bit first, one bit per pixel, 1 = black.
 */
@NullMarked
package org.caselli.fax.imaging.ccitt;

import org.jspecify.annotations.NullMarked;
