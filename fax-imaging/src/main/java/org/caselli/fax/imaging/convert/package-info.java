/** The conversions themselves, within this process. */
@NullMarked
package org.caselli.fax.imaging.convert;

import org.jspecify.annotations.NullMarked;
