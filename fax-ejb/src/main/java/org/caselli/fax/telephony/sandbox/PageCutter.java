package org.caselli.fax.telephony.sandbox;

import java.io.IOException;
import java.nio.file.Path;

/** Writes some of the pages of a fax TIFF as a fax TIFF of its own. */
@FunctionalInterface
public interface PageCutter {
  /**
   * Writes {@code count} pages from the one of 0-based index {@code first}; the whole file is
   * copied as it is, whatever is in it. No pixel changes. Blocks.
   *
   * @param target is replaced
   */
  void cut(Path tiff, int first, int count, Path target) throws IOException;
}
