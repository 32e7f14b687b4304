package org.caselli.fax.web.upload;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** Where the document of a request goes while it is read. */
public interface FileSink {
  /**
   * Reads the stream to its end into a new file.
   *
   * @throws org.caselli.fax.domain.problem.FaxException too large, as soon as that is known
   */
  Path receive(InputStream content) throws IOException;

  /** Deletes a file that nobody wants. */
  void discard(Path file);
}
