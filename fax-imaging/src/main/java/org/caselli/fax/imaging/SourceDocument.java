package org.caselli.fax.imaging;

import java.nio.file.Path;
import java.util.Objects;

/**
 * A document to be converted.
 *
 * @param mediaType as the client gives it; the content counts more
 */
public record SourceDocument(Path file, String mediaType) {
  public SourceDocument {
    Objects.requireNonNull(file);
    Objects.requireNonNull(mediaType);
  }
}
