/**
 * The TIFF container: a careful reader of image file directories (TIFF 6.0 section 2, and BigTIFF)
 * and a writer of fax files (TIFF-F, RFC 2306 and RFC 3949). Pixels are none of its business.
 */
@NullMarked
package org.caselli.fax.imaging.tiff;

import org.jspecify.annotations.NullMarked;
