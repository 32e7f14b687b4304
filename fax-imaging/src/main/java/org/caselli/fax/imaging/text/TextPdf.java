package org.caselli.fax.imaging.text;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.caselli.fax.imaging.ConversionLimits;
import org.caselli.fax.imaging.UnreadableDocumentException;
import org.caselli.fax.imaging.UnreadableDocumentException.Reason;
import org.caselli.fax.imaging.limit.Deadline;

/**
 * Plain text as A4 pages in a fixed pitch of 10 pt, 84 cells a line, 63 lines a page. Text whose
 * longest line has up to 106 cells is set smaller, down to 8 pt, to keep its lines; longer lines
 * are wrapped. A form feed begins a page.
 */
public final class TextPdf {

  private TextPdf() {}

  /**
   * Writes the text as PDF.
   *
   * @param mediaType its charset parameter counts where the text has no byte order mark
   */
  public static void write(
      Path text, String mediaType, Path pdf, ConversionLimits limits, Deadline deadline)
      throws UnreadableDocumentException, IOException {
    String characters = TextDecoding.decode(text, mediaType);
    if (characters.isBlank()) {
      throw new UnreadableDocumentException(
          Reason.EMPTY, "The document is empty; send a document with at least one page.");
    }
    List<String> lines = TextLines.written(characters);
    TextPitch pitch =
        TextPitch.forColumns(lines.stream().mapToInt(TextLines::cells).max().orElse(0));
    try (PDDocument document = new PDDocument()) {
      TextPages pages = new TextPages(document, pitch);
      for (List<String> page : pages(lines, pitch, limits)) {
        deadline.check();
        pages.add(page);
      }
      document.save(pdf.toFile());
    }
  }

  private static List<List<String>> pages(
      List<String> lines, TextPitch pitch, ConversionLimits limits)
      throws UnreadableDocumentException {
    List<List<String>> pages = new ArrayList<>();
    List<String> page = new ArrayList<>();
    for (String line : lines) {
      boolean feed = line.equals(TextLines.NEW_PAGE);
      for (String piece : feed ? List.of(line) : TextLines.wrap(line, pitch.columns())) {
        if (feed || page.size() == pitch.linesPerPage()) {
          pages.add(page);
          page = new ArrayList<>();
        }
        if (!feed) {
          page.add(piece);
        }
        if (pages.size() >= limits.maxPages()) {
          throw UnreadableDocumentException.tooLarge(
              "The text has more than " + limits.maxPages() + " pages");
        }
      }
    }
    if (page.stream().anyMatch(each -> !each.isBlank())) {
      pages.add(page);
    }
    return pages;
  }
}
