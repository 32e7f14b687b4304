package org.caselli.fax.imaging.pdf.image;

import java.awt.Rectangle;

/**
 * Lays a scaled picture on the raster.
 *
 * @param widthPx of the raster's rows
 * @param opacity 0 to 255, of the graphics state
 * @param multiply blends by multiplying, else normally (ISO 32000-1, 11.3.5)
 */
record Compositor(byte[] raster, int widthPx, int opacity, boolean multiply) {

  void lay(ScaledPicture picture, Placement placement, Rectangle visible) {
    Rectangle part = visible.intersection(placement.box());
    Placement.Walk walk = placement.walk(visible);
    for (int y = 0; y < part.height; y++) {
      int to = (part.y + y) * widthPx + part.x;
      int from = walk.start() + y * walk.below();
      if (picture.opaque() && opacity == 255 && !multiply) {
        copy(picture.gray(), from, walk.right(), to, part.width);
      } else {
        blend(picture, from, walk.right(), to, part.width);
      }
    }
  }

  private void copy(byte[] gray, int from, int step, int to, int count) {
    if (step == 1) {
      System.arraycopy(gray, from, raster, to, count);
      return;
    }
    for (int i = 0; i < count; i++) {
      raster[to + i] = gray[from + i * step];
    }
  }

  private void blend(ScaledPicture picture, int from, int step, int to, int count) {
    for (int i = 0; i < count; i++) {
      int at = from + i * step;
      int alpha = picture.opaque() ? opacity : (picture.alpha()[at] & 0xff) * opacity / 255;
      int below = raster[to + i] & 0xff;
      int own = picture.gray()[at] & 0xff;
      int gray = multiply ? own * below / 255 : own;
      raster[to + i] =
          (byte) (below + ((gray - below) * alpha + (gray > below ? 127 : -127)) / 255);
    }
  }
}
