/**
 * Documents to fax pages and back, without any framework.
 *
 * <p>{@link org.caselli.fax.imaging.FaxConverter} is the way in; {@code convert} does the work in
 * this process. What lies in the other packages below (decoders, renderers, binarisation) is free
 * to change.
 */
@NullMarked
package org.caselli.fax.imaging;

import org.jspecify.annotations.NullMarked;
