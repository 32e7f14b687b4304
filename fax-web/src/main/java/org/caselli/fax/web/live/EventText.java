package org.caselli.fax.web.live;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.caselli.fax.domain.event.LoggedEvent;
import org.caselli.fax.port.EventSink.End;
import org.caselli.fax.wire.EventJson;
import org.caselli.fax.wire.Json;

/**
 * Events as the format of server-sent events has them (HTML, 9.2): UTF-8. Each event is written out
 * once for all who follow it. Thread-safe.
 */
@ApplicationScoped
public class EventText {
  private static final int MOST_KEPT = 2_000;
  private static final int RETRY_MS = 2_000;
  private static final byte[] BEAT = ":\n\n".getBytes(StandardCharsets.UTF_8);

  private final Map<Long, byte[]> written = new ConcurrentHashMap<>();

  /** These events, one after the other. */
  byte[] of(List<LoggedEvent> events) {
    if (events.size() == 1) {
      return of(events.get(0));
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    events.forEach(event -> all.writeBytes(of(event)));
    return all.toByteArray();
  }

  private byte[] of(LoggedEvent event) {
    byte[] known = written.get(event.position());
    if (known != null) {
      return known;
    }
    if (written.size() > MOST_KEPT) {
      written.clear();
    }
    byte[] bytes = write(event.position(), EventJson.kind(event.event()), EventJson.of(event));
    written.put(event.position(), bytes);
    return bytes;
  }

  private static byte[] write(long position, String kind, ObjectNode data) {
    return ("id: " + position + "\nevent: " + kind + "\ndata: " + data + "\n\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  /** How a stream begins. */
  byte[] begin(long position, boolean missed) {
    ObjectNode data = Json.object();
    data.put("last_event_id", Long.toString(position));
    if (missed) {
      data.put("reason", "Events after the one you named are not kept any more; read anew");
    }
    byte[] event = write(position, missed ? "reset" : "ready", data);
    return ("retry: " + RETRY_MS + "\n" + new String(event, StandardCharsets.UTF_8))
        .getBytes(StandardCharsets.UTF_8);
  }

  /** A comment, which clients do not see. */
  byte[] beat() {
    return BEAT.clone();
  }

  /** How a stream ends that its client has not ended. */
  byte[] end(End why) {
    ObjectNode data = Json.object();
    data.put(
        "reason",
        switch (why) {
          case SLOW -> "slow";
          case ACCESS -> "access";
          case AGE -> "age";
          case SHUTDOWN -> "shutdown";
        });
    return ("event: closed\ndata: " + data + "\n\n").getBytes(StandardCharsets.UTF_8);
  }
}
