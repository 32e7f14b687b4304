/**
 * Pictures of a PDF: decoded row by row, made gray by the formulas of the device colours, scaled on
 * the way, and laid on the page's raster. {@link org.caselli.fax.imaging.pdf.image.PictureReader}
 * is the way in. Knows nothing of pages and their content.
 */
@NullMarked
package org.caselli.fax.imaging.pdf.image;

import org.jspecify.annotations.NullMarked;
