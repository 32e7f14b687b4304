package org.caselli.fax.web.upload;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;

/**
 * What a request brought.
 *
 * @param envelope the client's JSON, with {@code data}
 * @param files the documents that came along, in order
 */
public record ReceivedBody(ObjectNode envelope, List<ReceivedFile> files) {
  public ReceivedBody {
    Objects.requireNonNull(envelope);
    files = List.copyOf(files);
  }
}
