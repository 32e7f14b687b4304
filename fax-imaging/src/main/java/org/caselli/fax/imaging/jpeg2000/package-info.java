/**
 * JPEG 2000 (ITU-T T.800) by OpenJPEG's program, in a process of its own: the decoders in Java are
 * under a licence that we do not ship.
 */
@NullMarked
package org.caselli.fax.imaging.jpeg2000;

import org.jspecify.annotations.NullMarked;
