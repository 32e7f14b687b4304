package org.caselli.fax.imaging.page;

import java.util.Arrays;
import org.caselli.fax.imaging.limit.Deadline;

/**
 * Resamples a picture by area: each target pixel is the mean of the source area that it covers. For
 * enlarging too; there it repeats pixels and blends at their borders.
 */
public final class AreaScaler implements GrayPainter {

  private final GrayImage source;
  private final PageFit fit;
  private final Deadline deadline;

  public AreaScaler(GrayImage source, PageFit fit, Deadline deadline) {
    this.source = source;
    this.fit = fit;
    this.deadline = deadline;
  }

  @Override
  public void paint(GrayRaster raster, int from, int lines) {
    float[] columns = new float[source.widthPx()];
    double step = (double) source.heightPx() / fit.lines();
    for (int line = 0; line < lines; line++) {
      deadline.check();
      double top = (from + line) * step;
      double bottom = Math.min(source.heightPx(), top + step);
      sumRows(columns, top, bottom);
      across(columns, raster.pixels(), line * raster.widthPx() + fit.leftPx());
    }
  }

  @Override
  public boolean scanned() {
    return true;
  }

  /** The weighted mean of the rows between two heights. */
  private void sumRows(float[] columns, double top, double bottom) {
    Arrays.fill(columns, 0);
    int width = source.widthPx();
    byte[] pixels = source.pixels();
    for (int y = (int) top; y < bottom; y++) {
      float weight = (float) ((Math.min(bottom, y + 1) - Math.max(top, y)) / (bottom - top));
      int row = y * width;
      for (int x = 0; x < width; x++) {
        columns[x] += weight * (pixels[row + x] & 0xff);
      }
    }
  }

  private void across(float[] columns, byte[] target, int at) {
    double step = (double) source.widthPx() / fit.widthPx();
    for (int i = 0; i < fit.widthPx(); i++) {
      double left = i * step;
      double right = Math.min(source.widthPx(), left + step);
      double sum = 0;
      for (int x = (int) left; x < right; x++) {
        sum += columns[x] * (Math.min(right, x + 1) - Math.max(left, x));
      }
      target[at + i] = (byte) Math.min(255, Math.round(sum / (right - left)));
    }
  }
}
