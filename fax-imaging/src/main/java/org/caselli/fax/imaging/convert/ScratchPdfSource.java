package org.caselli.fax.imaging.convert;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.caselli.fax.imaging.UnreadableDocumentException;
import org.caselli.fax.imaging.page.PageSink;
import org.caselli.fax.imaging.page.PageSource;

/** A document by way of a PDF, which goes when the source is closed. */
final class ScratchPdfSource implements PageSource {

  private final Path pdf;
  private final PageSource pages;

  private ScratchPdfSource(Path pdf, PageSource pages) {
    this.pdf = pdf;
    this.pages = pages;
  }

  /** Writes a document as PDF. */
  interface Writing {
    void to(Path pdf) throws UnreadableDocumentException, IOException;
  }

  /** Opens a PDF that has been written. */
  interface Opening {
    PageSource open(Path pdf) throws UnreadableDocumentException, IOException;
  }

  static ScratchPdfSource open(Path scratch, Writing writing, Opening opening)
      throws UnreadableDocumentException, IOException {
    Path pdf = Files.createTempFile(scratch, "document", ".pdf");
    boolean opened = false;
    try {
      writing.to(pdf);
      ScratchPdfSource source = new ScratchPdfSource(pdf, opening.open(pdf));
      opened = true;
      return source;
    } finally {
      if (!opened) {
        Files.deleteIfExists(pdf);
      }
    }
  }

  @Override
  public long pages() throws UnreadableDocumentException {
    return pages.pages();
  }

  @Override
  public long largestPagePixels() throws UnreadableDocumentException {
    return pages.largestPagePixels();
  }

  @Override
  public void drawInto(PageSink target) throws IOException, UnreadableDocumentException {
    pages.drawInto(target);
  }

  @Override
  public void close() throws IOException {
    try {
      pages.close();
    } finally {
      Files.deleteIfExists(pdf);
    }
  }
}
