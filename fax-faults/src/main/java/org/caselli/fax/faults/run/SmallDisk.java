package org.caselli.fax.faults.run;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A file system of its own that can be filled up and emptied: a tmpfs, for which Linux and root are
 * needed. Not thread-safe.
 */
final class SmallDisk implements AutoCloseable {
  private static final int BLOCK = 64 * 1024;

  private final Path place;
  private final Path filler;

  private SmallDisk(Path place) {
    this.place = place;
    this.filler = place.resolve("filler");
  }

  /**
   * Mounts it.
   *
   * @param place a directory; made if it is not there
   */
  static SmallDisk at(Path place, int megabytes) throws IOException, InterruptedException {
    Files.createDirectories(place);
    run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", place.toString());
    return new SmallDisk(place);
  }

  /** Leaves no byte free. */
  void fillUp() throws IOException {
    byte[] block = new byte[BLOCK];
    try (OutputStream out = Files.newOutputStream(filler)) {
      while (place.toFile().getUsableSpace() > 0) {
        out.write(block);
      }
    } catch (IOException e) {
      if (place.toFile().getUsableSpace() > BLOCK) {
        throw e;
      }
    }
  }

  /** Makes room again. */
  void empty() throws IOException {
    Files.deleteIfExists(filler);
  }

  @Override
  public void close() throws IOException {
    Undisturbed.run(() -> run("umount", "-l", place.toString()));
  }

  private static void run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes());
    if (process.waitFor() != 0) {
      throw new IOException("Small disks need Linux and root: " + said.strip());
    }
  }
}
