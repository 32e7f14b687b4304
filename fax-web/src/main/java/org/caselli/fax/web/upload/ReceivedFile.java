package org.caselli.fax.web.upload;

import java.nio.file.Path;
import java.util.Objects;

/**
 * A document that came with a request and lies in the spool; whoever made the request's answer
 * discards it.
 *
 * @param mediaType as the client gave it, in lower case and without parameters
 * @param sha256 of its bytes, lower-case hex digits
 */
public record ReceivedFile(Path file, String mediaType, String sha256) {
  public ReceivedFile {
    Objects.requireNonNull(file);
    Objects.requireNonNull(mediaType);
    Objects.requireNonNull(sha256);
  }
}
