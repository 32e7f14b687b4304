package org.caselli.fax.web.upload;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;
import java.util.Optional;

/**
 * What a request brought.
 *
 * @param envelope the client's JSON, with {@code data}
 * @param file the document, when it came along
 */
public record ReceivedBody(ObjectNode envelope, Optional<ReceivedFile> file) {
  public ReceivedBody {
    Objects.requireNonNull(envelope);
    Objects.requireNonNull(file);
  }
}
