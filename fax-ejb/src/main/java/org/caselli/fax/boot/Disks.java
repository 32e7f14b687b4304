package org.caselli.fax.boot;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.Map;

/** The directories whose free space matters. */
@ApplicationScoped
public class Disks {
  private final Path data;
  private final Path journal;

  /** For the container's proxy. */
  protected Disks() {
    this.data = Path.of("");
    this.journal = Path.of("");
  }

  @Inject
  Disks(Bootstrap bootstrap) {
    this.data = bootstrap.data();
    this.journal = Path.of(System.getProperty("jboss.server.data.dir", data.toString()));
  }

  /** By name: {@code data} for spool and converters, {@code journal} for the server's own. */
  public Map<String, Path> places() {
    return Map.of("data", data, "journal", journal);
  }
}
