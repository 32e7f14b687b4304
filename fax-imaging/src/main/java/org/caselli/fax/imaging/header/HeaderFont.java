package org.caselli.fax.imaging.header;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.text.Bidi;
import java.util.Optional;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * Liberation Sans as PDFBox carries it, with the fonts of the machine for what it cannot set. Not
 * thread-safe.
 */
public final class HeaderFont {

  private static final String RESOURCE =
      "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

  private final TrueTypeFont font;
  private final CmapLookup glyphIds;

  private HeaderFont(TrueTypeFont font) throws IOException {
    this.font = font;
    this.glyphIds = font.getUnicodeCmapLookup();
  }

  public static HeaderFont load() throws IOException {
    try (InputStream in = PDDocument.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new FileNotFoundException("PDFBox no longer carries " + RESOURCE);
      }
      return new HeaderFont(new TTFParser().parse(new RandomAccessReadBuffer(in)));
    }
  }

  /** The text from (0, 0) along the x axis, y upwards, 1 em = 1. Characters unknown become "?". */
  public Path2D outline(String text) throws IOException {
    String line =
        text.codePoints()
            .map(HeaderFont::printable)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    boolean leftToRight = !Bidi.requiresBidi(line.toCharArray(), 0, line.length());
    if (leftToRight && line.codePoints().allMatch(each -> glyphIds.getGlyphId(each) != 0)) {
      return carriedOutline(line);
    }
    Optional<Path2D> outline = MachineFont.outline(line);
    return outline.isPresent() ? outline.get() : carriedOutline(line);
  }

  private static int printable(int character) {
    boolean blank = Character.isWhitespace(character) || Character.isISOControl(character);
    return blank ? ' ' : character;
  }

  private Path2D carriedOutline(String text) throws IOException {
    Path2D whole = new Path2D.Double();
    double unit = 1.0 / font.getUnitsPerEm();
    double x = 0;
    for (int character : text.codePoints().toArray()) {
      int id = glyphIds.getGlyphId(character);
      int glyph = id == 0 ? glyphIds.getGlyphId('?') : id;
      GlyphData drawn = font.getGlyph().getGlyph(glyph);
      if (drawn != null) {
        AffineTransform place = new AffineTransform(unit, 0, 0, unit, x, 0);
        whole.append(drawn.getPath().getPathIterator(place), false);
      }
      x += font.getAdvanceWidth(glyph) * unit;
    }
    return whole;
  }
}
