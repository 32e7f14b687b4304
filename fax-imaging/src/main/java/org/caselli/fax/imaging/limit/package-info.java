/** What one conversion may cost, looked at from within decoders. */
@NullMarked
package org.caselli.fax.imaging.limit;

import org.jspecify.annotations.NullMarked;
