package org.caselli.fax.imaging.text;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * The fonts of one PDF: a fixed-pitch font of the machine, then others for what it lacks, and last
 * the Liberation fonts that we carry, so that a machine without fonts has some. Opened when a
 * character needs them.
 */
final class TextFonts {

  /** The last resort: fixed pitch, then what it lacks. */
  private static final List<String> CARRIED =
      List.of("/liberation/LiberationMono-Regular.ttf", "/liberation/LiberationSans-Regular.ttf");

  private static final float ONE_EM = 1000;

  private final PDDocument document;
  private final List<Path> closed;
  private final List<Opened> opened = new ArrayList<>();
  private final Map<Integer, Optional<Glyph>> known = new HashMap<>();
  private int carriedOpened;

  /**
   * A character in a font that has it.
   *
   * @param width of the character in ems
   */
  record Glyph(PDFont font, float width) {}

  private record Opened(PDFont font, CmapLookup glyphs) {}

  TextFonts(PDDocument document) {
    this(document, paths());
  }

  TextFonts(PDDocument document, List<Path> files) {
    this.document = document;
    this.closed = new ArrayList<>(files);
  }

  private static List<Path> paths() {
    List<Path> all = new ArrayList<>();
    MachineFonts.fixedPitch().stream().findFirst().ifPresent(all::add);
    all.addAll(MachineFonts.anyPitch());
    return all;
  }

  /** A character in the first font that has it, if any has. */
  Optional<Glyph> of(int character) throws IOException {
    Optional<Glyph> glyph = known.get(character);
    if (glyph == null) {
      glyph = find(character);
      known.put(character, glyph);
    }
    return glyph;
  }

  private Optional<Glyph> find(int character) throws IOException {
    int next = 0;
    while (next < opened.size() || openNext()) {
      Opened each = opened.get(next);
      if (each.glyphs().getGlyphId(character) != 0) {
        float width = each.font().getStringWidth(Character.toString(character));
        return Optional.of(new Glyph(each.font(), width / ONE_EM));
      }
      next++;
    }
    return Optional.empty();
  }

  private boolean openNext() throws IOException {
    while (!closed.isEmpty()) {
      Path file = closed.remove(0);
      try {
        open(new RandomAccessReadBufferedFile(file));
        return true;
      } catch (IOException | RuntimeException e) {
        // A font of the machine that is not what its name says; the next one serves.
        continue;
      }
    }
    if (carriedOpened == CARRIED.size()) {
      return false;
    }
    try (InputStream in = carried(CARRIED.get(carriedOpened))) {
      open(new RandomAccessReadBuffer(in));
    }
    carriedOpened++;
    return true;
  }

  /** Opens one of the Liberation fonts. */
  static InputStream carried(String path) throws IOException {
    InputStream in = TextFonts.class.getResourceAsStream(path);
    if (in == null) {
      throw new FileNotFoundException(path);
    }
    return in;
  }

  private void open(RandomAccessRead bytes) throws IOException {
    TrueTypeFont font = new TTFParser().parse(bytes);
    opened.add(new Opened(PDType0Font.load(document, font, true), font.getUnicodeCmapLookup()));
  }
}
