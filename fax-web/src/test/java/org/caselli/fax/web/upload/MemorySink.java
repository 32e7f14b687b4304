package org.caselli.fax.web.upload;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;

/** A sink that keeps what it gets, up to a limit. */
final class MemorySink implements FileSink {
  private final Map<Path, byte[]> files = new LinkedHashMap<>();
  private final int limit;
  private int received;

  MemorySink(int limit) {
    this.limit = limit;
  }

  @Override
  public Path receive(InputStream content) throws IOException {
    byte[] bytes = content.readNBytes(limit + 1);
    if (bytes.length > limit) {
      throw new FaxException(ProblemType.TOO_LARGE, "More than " + limit + " bytes");
    }
    received++;
    Path file = Path.of("file-" + received);
    files.put(file, bytes);
    return file;
  }

  @Override
  public void discard(Path file) {
    files.remove(file);
  }

  byte[] content(Path file) {
    return files.get(file);
  }

  /** Files received and not discarded. */
  int kept() {
    return files.size();
  }

  /** Files received in all. */
  int received() {
    return received;
  }
}
