package org.caselli.fax.imaging.pdf;

import java.awt.geom.GeneralPath;
import java.awt.geom.PathIterator;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDVectorFont;
import org.apache.pdfbox.util.Vector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One glyph of a font.
 *
 * @param outline in glyph space
 * @param stretch across, by which the glyph of a substitute font takes the width that the document
 *     gives
 */
record FontGlyph(GeneralPath outline, double stretch) {

  private static final Logger LOG = LoggerFactory.getLogger(FontGlyph.class);
  private static final int LINE_FEED = 10;
  private static final int POINT_BYTES = 24;
  private static final double THOUSAND = 1000;

  /** The glyph of a code; one that the font cannot give is empty. */
  static FontGlyph of(PDVectorFont vector, int code, Vector displacement) {
    PDFont font = (PDFont) vector;
    try {
      // The standard fonts would draw a box for it.
      boolean feed = code == LINE_FEED && font.isStandard14() && !vector.hasGlyph(code);
      GeneralPath outline = feed ? new GeneralPath() : vector.getNormalizedPath(code);
      return new FontGlyph(
          outline == null ? new GeneralPath() : outline, stretch(font, code, displacement));
    } catch (IOException | RuntimeException e) {
      // Damaged font programs show as exceptions of many kinds; the page goes on without the glyph.
      LOG.warn("Font {} cannot draw glyph {}", font.getName(), code, e);
      return new FontGlyph(new GeneralPath(), 1);
    }
  }

  private static double stretch(PDFont font, int code, Vector displacement) throws IOException {
    if (font.isEmbedded()
        || font.isVertical()
        || font.isStandard14()
        || !font.hasExplicitWidth(code)) {
      return 1;
    }
    double own = font.getWidthFromFont(code);
    double wanted = displacement.getX() * THOUSAND;
    return own > 0 && wanted > 0 ? wanted / own : 1;
  }

  int bytes() {
    int points = 0;
    for (PathIterator at = outline.getPathIterator(null); !at.isDone(); at.next()) {
      points++;
    }
    return points * POINT_BYTES;
  }
}
