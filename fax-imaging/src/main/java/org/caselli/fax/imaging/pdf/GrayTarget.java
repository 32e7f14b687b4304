package org.caselli.fax.imaging.pdf;

import java.awt.Rectangle;
import java.awt.geom.AffineTransform;

/**
 * Where marks go that are made without Graphics2D: the page's raster, within a rectangle.
 *
 * @param pixels 8 bits each, 0 = black, row after row without padding
 * @param widthPx pixels from one row to the next
 * @param clip in pixels, within the raster; may be empty
 * @param toPixels from the page's user space (points, y up) to pixels
 */
record GrayTarget(byte[] pixels, int widthPx, Rectangle clip, AffineTransform toPixels) {}
