package org.caselli.fax.imaging.text;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.util.Matrix;
import org.caselli.fax.imaging.text.TextFonts.Glyph;

/** Sets lines of text on the pages of a PDF, each character in its cell. */
final class TextPages {

  private final PDDocument document;
  private final TextPitch pitch;
  private final TextFonts fonts;

  TextPages(PDDocument document, TextPitch pitch) {
    this.document = document;
    this.pitch = pitch;
    this.fonts = new TextFonts(document);
  }

  void add(List<String> lines) throws IOException {
    PDPage page = new PDPage(new PDRectangle(TextPitch.PAGE_WIDTH, TextPitch.PAGE_HEIGHT));
    document.addPage(page);
    try (PDPageContentStream out =
        new PDPageContentStream(document, page, AppendMode.OVERWRITE, false)) {
      out.setLineWidth(pitch.size() / 20);
      float y = TextPitch.PAGE_HEIGHT - TextPitch.MARGIN - pitch.size();
      for (String each : lines) {
        line(out, TextLines.visual(each), y);
        y -= pitch.leading();
      }
    }
  }

  /** Runs that keep the pitch are shown at once, any other character on its own. */
  private void line(PDPageContentStream out, String line, float y) throws IOException {
    StringBuilder run = new StringBuilder();
    PDFont runFont = null;
    int cell = 0;
    for (int character : line.codePoints().toArray()) {
      int width = CellWidth.of(character);
      Optional<Glyph> glyph = fonts.of(character);
      boolean even = width == 1 && glyph.isPresent() && keepsPitch(glyph.get());
      if (run.length() > 0 && !(even && glyph.get().font() == runFont)) {
        show(out, runFont, run.toString(), x(cell - run.length()), y);
        run.setLength(0);
      }
      if (even) {
        runFont = glyph.get().font();
        run.appendCodePoint(character);
      } else {
        alone(out, glyph, character, width == 0 ? Math.max(0, cell - 1) : cell, y);
      }
      cell += width;
    }
    if (run.length() > 0) {
      show(out, runFont, run.toString(), x(cell - run.length()), y);
    }
  }

  private boolean keepsPitch(Glyph glyph) {
    return Math.abs(glyph.width() * pitch.size() - pitch.cell()) < pitch.cell() / 50;
  }

  /** Sets a character into the middle of its cells; one that no font has becomes a box. */
  private void alone(
      PDPageContentStream out, Optional<Glyph> glyph, int character, int cell, float y)
      throws IOException {
    int width = CellWidth.of(character);
    float room = Math.max(1, width) * pitch.cell();
    if (glyph.isPresent()) {
      float own = glyph.get().width() * pitch.size();
      show(out, glyph.get().font(), Character.toString(character), x(cell) + (room - own) / 2, y);
    } else if (width > 0 && !Character.isWhitespace(character)) {
      out.addRect(x(cell) + room / 8, y, room * 3 / 4, pitch.size() * 2 / 3);
      out.stroke();
    }
  }

  private void show(PDPageContentStream out, PDFont font, String text, float x, float y)
      throws IOException {
    out.beginText();
    out.setFont(font, pitch.size());
    out.setTextMatrix(Matrix.getTranslateInstance(x, y));
    out.showText(text);
    out.endText();
  }

  private float x(int cell) {
    return TextPitch.MARGIN + cell * pitch.cell();
  }
}
