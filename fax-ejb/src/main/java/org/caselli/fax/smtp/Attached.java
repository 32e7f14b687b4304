package org.caselli.fax.smtp;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.caselli.fax.domain.document.MediaType;

/**
 * A part of a mail that has no parts itself.
 *
 * @param name of the file; empty for none
 * @param content in the spool; empty when nobody wants that type
 * @param digest SHA-256 of the content in hex; empty without one
 */
record Attached(MediaType type, String name, Optional<Path> content, String digest) {
  Attached {
    Objects.requireNonNull(type);
    Objects.requireNonNull(name);
    Objects.requireNonNull(content);
    Objects.requireNonNull(digest);
  }

  /** For sentences. */
  @Override
  public String toString() {
    return name.isEmpty() ? type.name() : name + " (" + type + ")";
  }
}
