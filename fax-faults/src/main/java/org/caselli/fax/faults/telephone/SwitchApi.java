package org.caselli.fax.faults.telephone;

import java.time.Duration;
import java.time.Instant;
import org.caselli.fax.faults.telephone.CallHistory.Happening;

/** The commands of the switch's API that the server uses. Thread-safe. */
final class SwitchApi {
  private static final String VERSION = "FreeSWITCH Version 1.11.1-simulated (Caselli Fax)";

  private final Switchboard board;
  private final Instant since = Instant.now();

  SwitchApi(Switchboard board) {
    this.board = board;
  }

  /** The body of the answer; blocks for as long as a transfer takes. */
  String run(String command) {
    String[] words = command.split(" ", 2);
    String rest = words.length > 1 ? words[1].strip() : "";
    return switch (words[0]) {
      case "version" -> VERSION + "\n";
      case "status" -> status();
      case "uptime" -> seconds() + "\n";
      case "global_getvar" -> rest.equals("core_uuid") ? board.identity().core() : "";
      case "module_exists" -> "true";
      case "uuid_exists" -> String.valueOf(board.lives(rest));
      case "uuid_kill" -> kill(rest);
      case "db" -> board.records().run(rest);
      case "http_get" -> board.files().get(rest);
      case "http_put" -> put(rest);
      case "bg_system" -> erase(rest);
      case "sofia" -> sofia(rest);
      case "xml_locate" ->
          "<context name=\"caselli\"><extension name=\"caselli_page\"/></context>\n";
      default -> "-ERR " + words[0] + " Command not found!\n";
    };
  }

  private long seconds() {
    return Duration.between(since, Instant.now()).toSeconds();
  }

  private String status() {
    return VERSION + " is ready\n" + board.sessions() + " session(s)\n";
  }

  private String kill(String rest) {
    String[] words = rest.split(" ", 2);
    String cause = words.length > 1 ? words[1] : "NORMAL_CLEARING";
    return board
        .killerOf(words[0])
        .map(
            killer -> {
              killer.accept(cause);
              return "+OK\n";
            })
        .orElse("-ERR No such channel!\n");
  }

  private String put(String rest) {
    String answer = board.files().put(rest);
    if (answer.startsWith("+OK")) {
      board.log().write(Happening.UPLOADED, "", "file", rest.replaceFirst(".* ", ""));
    }
    return answer;
  }

  private String erase(String rest) {
    String answer = board.files().system(rest);
    board.log().write(Happening.ERASED, "", "file", rest.replaceFirst(".* ", ""));
    return answer;
  }

  private static String sofia(String rest) {
    return rest.startsWith("status gateway ")
        ? "Name    \t" + rest.replaceFirst(".* ", "") + "\nStatus  \tUP\n"
        : "Name    \t" + rest.replaceFirst(".* ", "") + "\n";
  }
}
