package org.caselli.fax.faults.telephone;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An originate command as a FreeSWITCH takes it apart: at spaces outside single quotes, which are
 * eaten; the braces by counting; at commas; at the first equals sign. A value with a variable in it
 * is dropped.
 *
 * @param variables of the channel
 * @param destination behind the braces, for instance {@code sofia/gateway/carrier/15551230000}
 * @param file the argument of {@code &txfax(…)}
 */
record Originate(Map<String, String> variables, String destination, String file) {
  private static final String APPLICATION = "&txfax(";

  /**
   * Takes a command apart.
   *
   * @throws IllegalArgumentException when the switch would answer with its usage
   */
  static Originate parse(String arguments) {
    List<String> words = split(arguments, ' ', true);
    if (words.size() != 2 || !words.get(0).startsWith("{") || !isFax(words.get(1))) {
      throw new IllegalArgumentException("<call url> <exten>|&<application_name>(<app_args>)");
    }
    String leg = words.get(0);
    int end = closingBrace(leg);
    Map<String, String> variables = new LinkedHashMap<>();
    for (String pair : split(leg.substring(1, end), ',', false)) {
      int equals = pair.indexOf('=');
      if (equals > 0 && !pair.contains("${")) {
        variables.put(pair.substring(0, equals), pair.substring(equals + 1));
      }
    }
    String application = words.get(1);
    return new Originate(
        variables,
        leg.substring(end + 1),
        application.substring(APPLICATION.length(), application.length() - 1));
  }

  private static boolean isFax(String application) {
    return application.startsWith(APPLICATION) && application.endsWith(")");
  }

  String variable(String name) {
    return variables.getOrDefault(name, "");
  }

  /** A variable that is a number; 0 when it is none. */
  int number(String name) {
    String text = variable(name);
    return text.matches("\\d{1,6}") ? Integer.parseInt(text) : 0;
  }

  /** The dialled number: what stands behind the last slash, without the host. */
  String number() {
    return destination.replaceFirst(".*/", "").replaceFirst("@.*", "");
  }

  private static int closingBrace(String leg) {
    int depth = 0;
    for (int i = 0; i < leg.length(); i++) {
      if (leg.charAt(i) == '{') {
        depth++;
      } else if (leg.charAt(i) == '}' && --depth == 0) {
        return i;
      }
    }
    throw new IllegalArgumentException("the braces do not close");
  }

  private static List<String> split(String text, char delimiter, boolean quotes) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    boolean quoted = false;
    for (char c : text.toCharArray()) {
      if (quotes && c == '\'') {
        quoted = !quoted;
      } else if (c == delimiter && !quoted) {
        parts.add(part.toString());
        part.setLength(0);
      } else {
        part.append(c);
      }
    }
    parts.add(part.toString());
    parts.removeIf(String::isEmpty);
    return parts;
  }
}
