/** From gray to black and white. */
@NullMarked
package org.caselli.fax.imaging.binarise;

import org.jspecify.annotations.NullMarked;
