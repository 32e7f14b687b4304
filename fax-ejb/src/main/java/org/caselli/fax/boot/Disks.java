package org.caselli.fax.boot;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.caselli.fax.port.FreeRoom;

/**
 * The directories whose free space matters: {@code data} for spool and converters, {@code journal}
 * for the server's own, where the broker's journal and an embedded database are. Thread-safe.
 */
@ApplicationScoped
public class Disks implements FreeRoom {
  private final Map<String, Path> places;

  /** For the container's proxy. */
  protected Disks() {
    this.places = Map.of();
  }

  @Inject
  Disks(Bootstrap bootstrap) {
    this(
        bootstrap.data(),
        Path.of(System.getProperty("jboss.server.data.dir", bootstrap.data().toString())));
  }

  Disks(Path data, Path journal) {
    this.places = Map.of("data", data, "journal", journal);
  }

  @Override
  public Map<String, Long> freeBytes() {
    Map<String, Long> free = new TreeMap<>();
    places.forEach((name, path) -> free(path).ifPresent(bytes -> free.put(name, bytes)));
    return free;
  }

  private static OptionalLong free(Path path) {
    try {
      return OptionalLong.of(Files.getFileStore(path).getUsableSpace());
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }
}
