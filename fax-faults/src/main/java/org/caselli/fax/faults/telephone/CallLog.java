package org.caselli.fax.faults.telephone;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What really happened on the telephone lines, one JSON object a line, on the disk before the
 * switch goes on. The judge reads it as {@link CallHistory}. Thread-safe.
 */
final class CallLog implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final DurableLines file;

  CallLog(Path path) throws IOException {
    this.file = new DurableLines(path);
  }

  /**
   * Writes a line.
   *
   * @param event one of {@link CallHistory.Happening}
   * @param call the channel; empty for events of the switch itself
   * @param facts pairs of a name and a value: a text, number, boolean or list of texts
   */
  void write(CallHistory.Happening event, String call, Object... facts) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("at", Instant.now().toString());
    line.put("event", event.text());
    if (!call.isEmpty()) {
      line.put("call", call);
    }
    for (int i = 0; i < facts.length; i += 2) {
      line.put(facts[i].toString(), facts[i + 1]);
    }
    try {
      file.append(JSON.writeValueAsString(line));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
