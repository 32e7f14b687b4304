package org.caselli.fax.telephony.sandbox;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Decodes a fax TIFF as the far end would. */
@FunctionalInterface
public interface PageReader {
  /**
   * The pages in order, at least one. Blocks while it decodes; throws when the far end could not.
   */
  List<FaxPage> read(Path tiff) throws IOException;
}
