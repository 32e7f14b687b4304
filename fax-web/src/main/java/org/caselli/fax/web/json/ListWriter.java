package org.caselli.fax.web.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.caselli.fax.wire.Json;

/**
 * Writes a list of any length in its envelope, element by element. Whoever fails before {@link
 * #end} leaves no valid JSON behind, so that nobody takes a part for the whole. One thread's.
 */
public final class ListWriter implements Closeable {
  private static final JsonFactory JSON =
      new ObjectMapper()
          .getFactory()
          .disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT)
          .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

  private final JsonGenerator json;
  private int size;

  /** Begins the list. */
  public ListWriter(OutputStream out) throws IOException {
    json = JSON.createGenerator(out);
    json.writeStartObject();
    json.writeArrayFieldStart("data");
  }

  /** The next element. */
  public void add(ObjectNode element) throws IOException {
    json.writeTree(element);
    size++;
  }

  /** The end of the list, and the rest of the envelope. */
  public void end(Envelope envelope, Optional<String> startKey) throws IOException {
    json.writeEndArray();
    ObjectNode rest = envelope.page(Json.list(), startKey, Optional.empty());
    rest.remove("data");
    rest.put("page_size", size);
    for (var field : rest.properties()) {
      json.writeFieldName(field.getKey());
      json.writeTree(field.getValue());
    }
    json.writeEndObject();
  }

  @Override
  public void close() throws IOException {
    json.close();
  }
}
