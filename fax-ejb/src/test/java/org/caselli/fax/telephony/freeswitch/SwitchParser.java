package org.caselli.fax.telephony.freeswitch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An independent model of how FreeSWITCH takes an originate command apart, as observed: at spaces
 * outside single quotes first, quotes and backslash escapes being consumed there; then the braces
 * by counting, quoted or not; then at commas; then at the first equals sign.
 */
public record SwitchParser(Map<String, String> variables, String destination, String application) {

  public static SwitchParser parse(String arguments) {
    List<String> words = split(arguments, ' ');
    if (words.size() < 2) {
      throw new IllegalArgumentException("-USAGE: " + arguments);
    }
    if (words.size() > 2) {
      throw new IllegalArgumentException("Further arguments: " + words.subList(2, words.size()));
    }
    String leg = words.get(0);
    int end = closingBrace(leg);
    Map<String, String> variables = new LinkedHashMap<>();
    for (String pair : split(leg.substring(1, end), ',')) {
      int equals = pair.indexOf('=');
      if (equals < 0) {
        throw new IllegalArgumentException("Not a variable: " + pair);
      }
      String value = pair.substring(equals + 1);
      if (!value.contains("${") && !value.contains("$$")) {
        variables.put(pair.substring(0, equals), value);
      }
    }
    return new SwitchParser(variables, leg.substring(end + 1), words.get(1));
  }

  private static int closingBrace(String leg) {
    if (!leg.startsWith("{") || leg.startsWith("{^^")) {
      throw new IllegalArgumentException("No plain variables: " + leg);
    }
    int depth = 0;
    for (int i = 0; i < leg.length(); i++) {
      if (leg.charAt(i) == '{') {
        depth++;
      } else if (leg.charAt(i) == '}' && --depth == 0) {
        return i;
      }
    }
    throw new IllegalArgumentException("The braces do not close: " + leg);
  }

  private static List<String> split(String text, char delimiter) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && i + 1 < text.length()) {
        part.append(unescaped(text.charAt(++i)));
      } else if (c == '\'' && (quoted || text.indexOf('\'', i + 1) >= 0)) {
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

  private static char unescaped(char c) {
    return switch (c) {
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 's' -> ' ';
      default -> c;
    };
  }
}
