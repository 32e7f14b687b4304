package org.caselli.fax.flow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * What the sandbox wrote down about its calls, on disk and apart from our tables. Reads anew each
 * time.
 */
public final class CallsLog {
  private static final int OLDER_FILES = 3;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path directory;

  CallsLog(Path directory) {
    this.directory = directory;
  }

  /**
   * A line of the log.
   *
   * @param at milliseconds since 1970
   * @param event {@code dialled}, {@code answered}, {@code page} or {@code ended}
   */
  public record Line(
      long at, String event, String call, String account, String number, JsonNode fields) {
    /** A field that holds a whole number. */
    public int number(String field) {
      return fields.path(field).asInt();
    }
  }

  /** All lines, oldest first. A line that is being written is left out. */
  public List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    for (int age = OLDER_FILES; age >= 0; age--) {
      Path file = directory.resolve(age == 0 ? "calls.log" : "calls." + age + ".log");
      if (Files.exists(file)) {
        read(file, lines);
      }
    }
    return lines;
  }

  /** The lines of one event that speak of an account. */
  public List<Line> lines(String event, String account) {
    return lines().stream()
        .filter(line -> line.event().equals(event) && line.account().equals(account))
        .toList();
  }

  /** The tray of the far end: the pages of a call as it received them. */
  public Path pages(String call) {
    return directory.resolve("pages").resolve(call + ".tiff");
  }

  /**
   * The most calls at once that share a property, by that property: a call lives from {@code
   * dialled} to {@code ended}. Lines of one call are in order; those of different calls are taken
   * in the order of the log.
   */
  public static Map<String, Integer> mostAtOnce(List<Line> lines, Function<Line, String> by) {
    Map<String, Set<String>> living = new HashMap<>();
    Map<String, Integer> most = new HashMap<>();
    for (Line line : lines) {
      Set<String> calls = living.computeIfAbsent(by.apply(line), key -> new HashSet<>());
      if (line.event().equals("dialled")) {
        calls.add(line.call());
        most.merge(by.apply(line), calls.size(), Math::max);
      } else if (line.event().equals("ended")) {
        calls.remove(line.call());
      }
    }
    return most;
  }

  private static void read(Path file, List<Line> into) {
    try {
      for (String text : Files.readAllLines(file)) {
        parse(text, into);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void parse(String text, List<Line> into) {
    try {
      JsonNode json = JSON.readTree(text);
      into.add(
          new Line(
              json.path("at").asLong(),
              json.path("event").asText(),
              json.path("call").asText(),
              json.path("account").asText(),
              json.path("number").asText(),
              json));
    } catch (JsonProcessingException e) {
      // Only the last line can be half written; it is there next time.
      return;
    }
  }
}
