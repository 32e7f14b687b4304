package org.caselli.fax.cli.send;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.caselli.fax.cli.server.WrongUsageException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is to be sent, to whom, and when. */
public final class FaxOptions {

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "the document; several become one fax, in this order")
  private final List<Path> files = new ArrayList<>();

  @Option(
      names = "--to",
      required = true,
      paramLabel = "NUMBER",
      description = "who gets it; several numbers get a fax each")
  private final List<String> to = new ArrayList<>();

  @Option(names = "--from", paramLabel = "NUMBER", description = "a number of the account")
  private @Nullable String from;

  @Option(names = "--faxbox", paramLabel = "ID", description = "the faxbox to send through")
  private @Nullable String faxbox;

  @Option(
      names = "--priority",
      paramLabel = "P",
      completionCandidates = Priorities.class,
      description = "0 to 9, low, normal (as when left out) or high")
  private @Nullable String priority;

  @Option(
      names = "--at",
      paramLabel = "TIME",
      description = "not before: +90m, 18:00, 2030-01-31T09:30, or with an offset")
  private @Nullable String at;

  @Option(names = "--expires", paramLabel = "TIME", description = "not after; as --at")
  private @Nullable String expires;

  /** Where the fax is submitted to: the account's faxes, or a faxbox's. */
  String entrance(String account) {
    return account + (faxbox == null ? "" : "/faxboxes/" + faxbox) + "/faxes";
  }

  /** Whether the account's own number has to be said, as nobody else says one. */
  boolean needsNumber() {
    return from == null && faxbox == null;
  }

  List<Path> files() {
    for (Path file : files) {
      if (!Files.isReadable(file) || Files.isDirectory(file)) {
        throw new WrongUsageException("cannot read " + file);
      }
    }
    return List.copyOf(files);
  }

  /** The fields of the request. */
  Map<String, Object> fields(Clock clock) {
    Map<String, Object> fields = new LinkedHashMap<>();
    if (to.size() == 1) {
      fields.put("to_number", to.get(0));
    } else {
      fields.put("recipients", to);
    }
    if (from != null) {
      fields.put("from_number", from);
    }
    if (priority != null) {
      fields.put("priority", priority.matches("\\d") ? Integer.valueOf(priority) : priority);
    }
    if (at != null) {
      fields.put("send_at", Moment.of(at, clock));
    }
    if (expires != null) {
      fields.put("expires_at", Moment.of(expires, clock));
    }
    return fields;
  }

  /** The words for a priority, as shells complete them. */
  static final class Priorities implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return List.of("low", "normal", "high").iterator();
    }
  }
}
