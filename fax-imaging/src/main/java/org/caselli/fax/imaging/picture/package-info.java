/**
 * Picture files as fax pages: PNG, JPEG, GIF, BMP, WebP, JPEG 2000, PCX, DCX and the binary formats
 * of Netpbm. {@link org.caselli.fax.imaging.picture.PictureSource} is the way in.
 */
@NullMarked
package org.caselli.fax.imaging.picture;

import org.jspecify.annotations.NullMarked;
