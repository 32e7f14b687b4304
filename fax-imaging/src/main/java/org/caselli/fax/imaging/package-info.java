/**
 * Documents to fax pages and back, without any framework: PDF and TIFF become a fax TIFF (1 bit,
 * 1728 px wide, 204 dpi by 196 lines per inch, Group 4), a fax TIFF becomes a PDF.
 *
 * <p>{@link org.caselli.fax.imaging.DocumentConverter} is the only way in. What happens behind it
 * (decoders, renderers, binarisation) is free to change.
 */
@NullMarked
package org.caselli.fax.imaging;

import org.jspecify.annotations.NullMarked;
