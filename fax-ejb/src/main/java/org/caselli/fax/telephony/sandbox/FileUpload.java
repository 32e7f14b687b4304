package org.caselli.fax.telephony.sandbox;

import java.io.IOException;
import java.nio.file.Path;

/** Uploads what was received, as a switch does. */
@FunctionalInterface
public interface FileUpload {
  /**
   * Puts a file to a path on the file proxy. Blocks until it is answered.
   *
   * @throws IOException unless the file was taken, with the reason
   */
  void put(String path, Path file) throws IOException;
}
