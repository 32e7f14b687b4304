package org.caselli.fax.imaging.pdf;

import java.awt.Rectangle;
import java.awt.geom.AffineTransform;
import java.awt.geom.NoninvertibleTransformException;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.pattern.PDTilingPattern;
import org.apache.pdfbox.util.Matrix;

/** Which cells of a tiling pattern (ISO 32000-1, 8.7.3) lie in a part of the page. */
final class TilingCells {

  private static final int MOST_CELLS = 16;

  /** As many cells as this divided by the length of one cell's content. */
  private static final int MOST_BYTES = 100_000;

  private TilingCells() {}

  /**
   * The matrices of the cells, from pattern space to user space.
   *
   * @param toUser of the cell at the pattern's origin
   * @return empty when the cells are so many that one is better drawn as a picture and repeated
   */
  static Optional<List<Matrix>> within(
      Rectangle pixels, AffineTransform toPixels, PDTilingPattern pattern, Matrix toUser) {
    PDRectangle box = pattern.getBBox();
    if (box == null || box.getWidth() <= 0 || box.getHeight() <= 0) {
      return Optional.empty();
    }
    AffineTransform patternToPixels = new AffineTransform(toPixels);
    patternToPixels.concatenate(toUser.createAffineTransform());
    Rectangle2D area;
    try {
      area = patternToPixels.createInverse().createTransformedShape(pixels).getBounds2D();
    } catch (NoninvertibleTransformException e) {
      return Optional.empty();
    }
    double stepX = step(pattern.getXStep(), box.getWidth());
    double stepY = step(pattern.getYStep(), box.getHeight());
    double firstX = Math.ceil((area.getMinX() - box.getUpperRightX()) / stepX);
    double lastX = Math.floor((area.getMaxX() - box.getLowerLeftX()) / stepX);
    double firstY = Math.ceil((area.getMinY() - box.getUpperRightY()) / stepY);
    double lastY = Math.floor((area.getMaxY() - box.getLowerLeftY()) / stepY);
    double cells = Math.max(0, lastX - firstX + 1) * Math.max(0, lastY - firstY + 1);
    double bytes = Math.max(1, pattern.getCOSObject().getInt("Length", MOST_BYTES));
    if (!(cells <= Math.max(MOST_CELLS, MOST_BYTES / bytes / 10))) {
      return Optional.empty();
    }
    List<Matrix> matrices = new ArrayList<>();
    for (double y = firstY; y <= lastY; y++) {
      for (double x = firstX; x <= lastX; x++) {
        Matrix matrix = toUser.clone();
        matrix.translate((float) (x * stepX), (float) (y * stepY));
        matrices.add(matrix);
      }
    }
    return Optional.of(matrices);
  }

  private static double step(float step, float size) {
    return step == 0 ? size : Math.abs(step);
  }
}
