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
 * @param writing of a text
 */
record Attached(
    MediaType type,
    String name,
    Optional<Path> content,
    String digest,
    Place place,
    WrittenText writing) {
  /** What a part is to whoever wrote the mail. */
  enum Place {
    /** A file beside the text. */
    FILE,
    /** Something that is shown within the text, such as the logo of a signature. */
    EMBEDDED,
    /** The text. */
    LETTER
  }

  Attached {
    Objects.requireNonNull(type);
    Objects.requireNonNull(name);
    Objects.requireNonNull(content);
    Objects.requireNonNull(digest);
    Objects.requireNonNull(place);
    Objects.requireNonNull(writing);
  }

  /** A file that somebody wants. */
  Attached(MediaType type, String name, Path content, String digest) {
    this(type, name, Optional.of(content), digest, Place.FILE, WrittenText.UNKNOWN);
  }

  /** For sentences. */
  @Override
  public String toString() {
    return name.isEmpty() ? type.name() : name + " (" + type + ")";
  }
}
