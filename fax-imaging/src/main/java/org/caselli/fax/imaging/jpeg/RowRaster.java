package org.caselli.fax.imaging.jpeg;

import java.awt.Point;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.ComponentSampleModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.util.Optional;
import org.caselli.fax.imaging.sample.RowTarget;

/**
 * A raster of any size that keeps nothing: each row that the decoder sets goes on to a target. All
 * rows share one row of memory.
 */
final class RowRaster extends WritableRaster {

  /** Ends the decoding from within; the reason is kept aside. */
  private static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private final RowTarget rows;
  private int next;
  private boolean cut;
  private Optional<Exception> failure = Optional.empty();

  private RowRaster(int widthPx, int heightPx, int bands, RowTarget rows) {
    super(
        new ComponentSampleModel(DataBuffer.TYPE_BYTE, widthPx, heightPx, bands, 0, offsets(bands)),
        new DataBufferByte(widthPx * bands),
        new Point());
    this.rows = rows;
  }

  private static int[] offsets(int bands) {
    int[] offsets = new int[bands];
    for (int i = 0; i < bands; i++) {
      offsets[i] = i;
    }
    return offsets;
  }

  static RowRaster gray(int widthPx, int heightPx, RowTarget rows) {
    return new RowRaster(widthPx, heightPx, 1, rows);
  }

  static RowRaster rgb(int widthPx, int heightPx, RowTarget rows) {
    return new RowRaster(widthPx, heightPx, 3, rows);
  }

  BufferedImage image() {
    ColorSpace space =
        ColorSpace.getInstance(getNumBands() == 1 ? ColorSpace.CS_GRAY : ColorSpace.CS_sRGB);
    ComponentColorModel colours =
        new ComponentColorModel(space, false, false, Transparency.OPAQUE, DataBuffer.TYPE_BYTE);
    return new BufferedImage(colours, this, false, null);
  }

  @Override
  public void setRect(int x, int y, Raster row) {
    if (cut || y != next) {
      return;
    }
    try {
      rows.row(((DataBufferByte) row.getDataBuffer()).getData());
      next++;
    } catch (IOException | RuntimeException e) {
      failure = Optional.of(e);
      throw new Stopped();
    }
  }

  /** Takes no further rows. */
  void cut() {
    cut = true;
  }

  int delivered() {
    return next;
  }

  /** Throws what the target threw, which the decoder may have replaced. */
  void rethrow() throws IOException {
    if (failure.isPresent()) {
      if (failure.get() instanceof IOException e) {
        throw e;
      }
      throw (RuntimeException) failure.get();
    }
  }
}
