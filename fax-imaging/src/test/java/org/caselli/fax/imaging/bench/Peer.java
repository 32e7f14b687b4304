package org.caselli.fax.imaging.bench;

import java.io.IOException;
import java.nio.file.Path;

/** Another program, run to its end. */
final class Peer {

  private Peer() {}

  /**
   * Runs a program.
   *
   * @param folder its working directory
   * @return its exit status
   */
  static int run(Path folder, String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }
}
