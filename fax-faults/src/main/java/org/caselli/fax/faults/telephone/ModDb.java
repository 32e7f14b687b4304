package org.caselli.fax.faults.telephone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The switch's key-value store, which survives its death: each change is a line of a file, on the
 * disk before the caller goes on. Thread-safe.
 */
final class ModDb implements AutoCloseable {
  private final Map<String, String> values = new ConcurrentHashMap<>();
  private final DurableLines file;

  /** Opens the store, and reads what an earlier run left unless it is to be forgotten. */
  ModDb(Path path, boolean forget) throws IOException {
    if (forget) {
      Files.deleteIfExists(path);
    }
    this.file = new DurableLines(path);
    DurableLines.read(path).forEach(this::replay);
  }

  private void replay(String line) {
    String[] words = line.split("\t", 3);
    if (words.length == 3) {
      values.put(words[1], words[2]);
    } else if (words.length == 2) {
      values.remove(words[1]);
    }
  }

  /** What the API and the application {@code db} answer to {@code insert/realm/key/value} &c. */
  String run(String arguments) {
    String[] words = arguments.split("/", 4);
    if (words.length < 3) {
      return "-USAGE: [insert|delete|select|exists|count|list]/<realm>/<key>/<value>";
    }
    String key = words[1] + "/" + words[2];
    return switch (words[0]) {
      case "insert" -> insert(key, words.length == 4 ? words[3] : "");
      case "delete" -> delete(key);
      case "select" -> value(key).orElse("-ERR no reply\n");
      default -> "-ERR no reply\n";
    };
  }

  private String insert(String key, String value) {
    file.append("+\t" + key + "\t" + value);
    values.put(key, value);
    return "+OK";
  }

  /** Absent keys are answered in the same way. */
  private String delete(String key) {
    if (values.remove(key) != null) {
      file.append("-\t" + key);
    }
    return "+OK";
  }

  Optional<String> value(String key) {
    return Optional.ofNullable(values.get(key));
  }

  /** Keys that are kept now. */
  int size() {
    return values.size();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
