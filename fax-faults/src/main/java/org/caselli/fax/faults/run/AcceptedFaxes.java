package org.caselli.fax.faults.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was accepted, as the one who submitted it knows it: each fax is on the disk, in a file of
 * its own kind, before the next is handed in. The judge goes by this. Thread-safe.
 */
final class AcceptedFaxes implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final FileChannel file;
  private final Map<String, Order> orders = new LinkedHashMap<>();

  AcceptedFaxes(Path path) throws IOException {
    this.file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /** The fax was accepted; more than once is as good as once. */
  synchronized void accepted(String entrance, Order order) throws IOException {
    if (orders.putIfAbsent(order.key(), order) != null) {
      return;
    }
    String line =
        JSON.writeValueAsString(
            Map.of(
                "entrance", entrance,
                "key", order.key(),
                "to", order.to(),
                "pages", order.pages(),
                "seed", order.seed()));
    file.write(StandardCharsets.UTF_8.encode(line + "\n"));
    file.force(false);
  }

  synchronized List<Order> all() {
    return List.copyOf(orders.values());
  }

  @Override
  public synchronized void close() throws IOException {
    file.close();
  }
}
