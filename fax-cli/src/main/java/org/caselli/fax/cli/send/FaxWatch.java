package org.caselli.fax.cli.send;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caselli.fax.cli.print.Screen;
import org.caselli.fax.cli.server.Fields;
import org.caselli.fax.cli.server.RefusedException;
import org.caselli.fax.cli.server.Server;

/** Watches faxes until all have ended. */
final class FaxWatch {
  private static final long BETWEEN_LOOKS_MS = 500;
  private static final Set<String> ENDED = Set.of("completed", "failed", "cancelled");

  private final Server server;
  private final String faxes;
  private final Screen screen;
  private final Pause pause;
  private final boolean aloud;

  /**
   * A watch that has not begun.
   *
   * @param faxes path of the account's faxes
   * @param aloud whether it prints a line whenever something has changed
   */
  FaxWatch(Server server, String faxes, Screen screen, Pause pause, boolean aloud) {
    this.server = server;
    this.faxes = faxes;
    this.screen = screen;
    this.pause = pause;
    this.aloud = aloud;
  }

  /** Returns the faxes as they ended, in the order of their ids. */
  List<Fields> follow(List<String> ids) throws InterruptedException {
    Map<String, Fields> seen = new LinkedHashMap<>();
    while (true) {
      for (String id : ids) {
        Optional<Fields> before = Optional.ofNullable(seen.get(id));
        if (before.filter(FaxWatch::hasEnded).isEmpty()) {
          Fields fax = look(id);
          seen.put(id, fax);
          String line = progress(fax);
          if (aloud && before.filter(fields -> progress(fields).equals(line)).isEmpty()) {
            tell(fax, line, ids.size() > 1);
          }
        }
      }
      if (seen.values().stream().allMatch(FaxWatch::hasEnded)) {
        return List.copyOf(seen.values());
      }
      // The more there are, the less often: requests are limited.
      pause.millis(BETWEEN_LOOKS_MS * ids.size());
    }
  }

  private Fields look(String id) {
    return server
        .get(faxes + "/" + id)
        .orElseThrow(() -> new RefusedException("the server no longer knows fax " + id));
  }

  private static boolean hasEnded(Fields fax) {
    return fax.text("status").filter(ENDED::contains).isPresent();
  }

  private void tell(Fields fax, String line, boolean oneOfSeveral) {
    String whose = oneOfSeveral ? fax.text("to_number").orElse("") + ": " : "";
    screen.say(whose + line);
    if (hasEnded(fax) && fax.text("status").filter("completed"::equals).isEmpty()) {
      screen.hint(whose + "not delivered: " + reason(fax));
    }
  }

  private static String progress(Fields fax) {
    String status = fax.text("status").orElse("?");
    Optional<String> stage =
        fax.text("stage")
            .filter(each -> status.equals("processing"))
            .map(each -> each.toLowerCase(Locale.ROOT));
    return Stream.of(
            Optional.of(status),
            counted(fax, "attempt", "attempts", "retries"),
            stage,
            counted(fax, "page", "page", "pages"))
        .flatMap(Optional::stream)
        .collect(Collectors.joining(", "));
  }

  private static Optional<String> counted(Fields fax, String word, String field, String most) {
    return fax.text(field)
        .filter(count -> !count.equals("0"))
        .map(count -> word + " " + count + fax.text(most).map(all -> " of " + all).orElse(""));
  }

  private static String reason(Fields fax) {
    Fields result = fax.fields("tx_result");
    String words =
        Stream.of(
                fax.text("reason"),
                result.text("result_text"),
                result.text("result_cause"),
                result.text("result_code").map(code -> "code " + code))
            .flatMap(Optional::stream)
            .distinct()
            .collect(Collectors.joining(", "));
    return words.isEmpty() ? fax.text("status").orElse("unknown") : words;
  }
}
