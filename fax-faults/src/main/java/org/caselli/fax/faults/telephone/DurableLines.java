package org.caselli.fax.faults.telephone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** A file that lines are appended to, each on the disk before the caller goes on. Thread-safe. */
final class DurableLines implements AutoCloseable {
  private final FileChannel file;

  DurableLines(Path path) throws IOException {
    Files.createDirectories(path.toAbsolutePath().getParent());
    this.file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    endTornLine(path);
  }

  /** A line that a death has cut in the middle must not swallow the next one. */
  private void endTornLine(Path path) throws IOException {
    byte[] there = Files.readAllBytes(path);
    if (there.length > 0 && there[there.length - 1] != '\n') {
      append("");
    }
  }

  synchronized void append(String line) {
    ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
    try {
      while (bytes.hasRemaining()) {
        file.write(bytes);
      }
      file.force(false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All whole lines that were written so far; none when there is no file. */
  static List<String> read(Path path) throws IOException {
    if (!Files.exists(path)) {
      return List.of();
    }
    String text = Files.readString(path, StandardCharsets.UTF_8);
    return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
  }

  @Override
  public synchronized void close() throws IOException {
    file.close();
  }
}
