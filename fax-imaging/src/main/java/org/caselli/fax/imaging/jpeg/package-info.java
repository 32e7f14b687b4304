/**
 * JPEG (ITU-T T.81) by the decoder of the JDK, row by row, behind a header of our own writing that
 * keeps metadata away from it.
 */
@NullMarked
package org.caselli.fax.imaging.jpeg;

import org.jspecify.annotations.NullMarked;
