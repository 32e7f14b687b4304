package org.caselli.fax.imaging.convert;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.caselli.fax.imaging.SourceDocument;
import org.caselli.fax.imaging.UnreadableDocumentException;
import org.caselli.fax.imaging.page.PageSource;
import org.caselli.fax.imaging.type.DocumentType;

/**
 * Opened documents, one behind the other. Whatever is wrong with one of several is told with its
 * position. Not thread-safe.
 */
final class JoinedSources implements Closeable {
  private final int expected;
  private final List<PageSource> sources = new ArrayList<>();

  /** For so many documents. */
  JoinedSources(int expected) {
    this.expected = expected;
  }

  /** Opens the next document. */
  void add(PageSources opener, SourceDocument document)
      throws UnreadableDocumentException, IOException {
    try {
      DocumentType type = DocumentType.of(document.file(), document.mediaType());
      sources.add(opener.open(document.file(), type, document.mediaType()));
    } catch (UnreadableDocumentException e) {
      throw e.of(sources.size() + 1, expected);
    }
  }

  /** The next document, open already; closed with this, or by whoever opened it. */
  void add(PageSource source) {
    sources.add(source);
  }

  /** The number of fax pages of all of them. */
  long pages() throws UnreadableDocumentException {
    long pages = 0;
    for (int i = 0; i < sources.size(); i++) {
      try {
        pages += sources.get(i).pages();
      } catch (UnreadableDocumentException e) {
        throw e.of(i + 1, expected);
      }
    }
    return pages;
  }

  /** Pixels of the largest page. */
  long largestPagePixels() throws UnreadableDocumentException {
    long largest = 0;
    for (int i = 0; i < sources.size(); i++) {
      try {
        largest = Math.max(largest, sources.get(i).largestPagePixels());
      } catch (UnreadableDocumentException e) {
        throw e.of(i + 1, expected);
      }
    }
    return largest;
  }

  /** Draws all pages of all of them, once. */
  void drawInto(FaxPages target) throws UnreadableDocumentException, IOException {
    for (int i = 0; i < sources.size(); i++) {
      try {
        target.nextDocument();
        sources.get(i).drawInto(target);
      } catch (UnreadableDocumentException e) {
        throw e.of(i + 1, expected);
      }
    }
  }

  @Override
  public void close() throws IOException {
    IOException failure = null;
    for (PageSource source : sources) {
      try {
        source.close();
      } catch (IOException e) {
        failure = e;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
