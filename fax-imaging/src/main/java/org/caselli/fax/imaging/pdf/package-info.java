/** PDF in, by PDFBox into one gray raster, and PDF out. */
@NullMarked
package org.caselli.fax.imaging.pdf;

import org.jspecify.annotations.NullMarked;
