package org.caselli.fax.imaging.pdf;

import java.awt.Rectangle;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDVectorFont;
import org.apache.pdfbox.util.Vector;

/**
 * The drawn glyphs of a document, each at a quarter of a pixel across and down, kept up to a number
 * of bytes. For one thread at a time.
 */
final class GlyphMasks {

  private static final int PHASES = 4;
  private static final long MOST_BYTES = 8L << 20;
  private static final int MOST_FONTS = 64;
  private static final int ENTRY_BYTES = 120;

  /** Larger glyphs are drawn as shapes. */
  private static final int MOST_PIXELS = 1 << 16;

  private static final Optional<GlyphMask> NOTHING = Optional.of(GlyphMask.NOTHING);

  private final Map<PDFont, FontGlyphs> fonts = new IdentityHashMap<>();
  private long bytes;

  /** A font's glyphs at one size and direction. */
  private record Size(double a, double b, double c, double d) {}

  /** The glyphs of one font: outlines, and masks by size, code and phase. */
  private static final class FontGlyphs {
    private final Map<Integer, FontGlyph> glyphs = new HashMap<>();
    private final Map<Size, Map<Long, GlyphMask>> sizes = new HashMap<>();
    private Size lastSize = new Size(0, 0, 0, 0);
    private Map<Long, GlyphMask> last = new HashMap<>();

    Map<Long, GlyphMask> at(AffineTransform at) {
      if (lastSize.a != at.getScaleX()
          || lastSize.b != at.getShearY()
          || lastSize.c != at.getShearX()
          || lastSize.d != at.getScaleY()) {
        lastSize = new Size(at.getScaleX(), at.getShearY(), at.getShearX(), at.getScaleY());
        last = sizes.computeIfAbsent(lastSize, size -> new HashMap<>());
      }
      return last;
    }
  }

  /**
   * Paints a glyph.
   *
   * @param toPixels from the font's glyph space to pixels
   * @param displacement the glyph's advance in text space
   * @return false when the glyph is too large to be kept
   */
  boolean paint(
      GrayTarget target,
      PDFont font,
      int code,
      AffineTransform toPixels,
      Vector displacement,
      int gray,
      double alpha) {
    double x = toPixels.getTranslateX();
    double y = toPixels.getTranslateY();
    int left = (int) Math.floor(x);
    int top = (int) Math.floor(y);
    int phaseX = (int) ((x - left) * PHASES);
    int phaseY = (int) ((y - top) * PHASES);
    if (bytes > MOST_BYTES || fonts.size() > MOST_FONTS) {
      fonts.clear();
      bytes = 0;
    }
    FontGlyphs glyphs = fonts.computeIfAbsent(font, each -> new FontGlyphs());
    Map<Long, GlyphMask> masks = glyphs.at(toPixels);
    long key = (long) code * PHASES * PHASES + phaseX * PHASES + phaseY;
    GlyphMask mask = masks.get(key);
    if (mask == null) {
      FontGlyph glyph = glyphs.glyphs.get(code);
      if (glyph == null) {
        glyph = FontGlyph.of((PDVectorFont) font, code, displacement);
        glyphs.glyphs.put(code, glyph);
        bytes += glyph.bytes();
      }
      Optional<GlyphMask> drawn = draw(glyph, toPixels, phaseX, phaseY);
      if (drawn.isEmpty()) {
        return false;
      }
      mask = drawn.get();
      masks.put(key, mask);
      bytes += ENTRY_BYTES + mask.coverage().length;
    }
    mask.paint(target, left, top, gray, alpha);
    return true;
  }

  private static Optional<GlyphMask> draw(
      FontGlyph glyph, AffineTransform toPixels, int phaseX, int phaseY) {
    AffineTransform at =
        new AffineTransform(
            toPixels.getScaleX(),
            toPixels.getShearY(),
            toPixels.getShearX(),
            toPixels.getScaleY(),
            (phaseX + 0.5) / PHASES,
            (phaseY + 0.5) / PHASES);
    at.scale(glyph.stretch(), 1);
    Shape shape = at.createTransformedShape(glyph.outline());
    Rectangle bounds = shape.getBounds();
    if (bounds.isEmpty() && glyph.outline().getBounds2D().isEmpty()) {
      return NOTHING;
    }
    if ((bounds.width + 2L) * (bounds.height + 2L) > MOST_PIXELS) {
      return Optional.empty();
    }
    bounds.grow(1, 1);
    return Optional.of(GlyphMask.of(shape, bounds));
  }
}
