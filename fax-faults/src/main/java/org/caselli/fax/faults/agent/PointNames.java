package org.caselli.fax.faults.agent;

import java.util.Optional;
import java.util.regex.Pattern;

/** How points are named, so that the same step has the same name in each run. */
final class PointNames {
  private static final String OURS = "org.caselli.fax.";

  /** Those who write on behalf of others. */
  private static final Pattern BETWEEN =
      Pattern.compile("org\\.caselli\\.fax\\.(faults|store|boot)\\..*");

  /** A question asked all the time, which changes nothing. */
  private static final Pattern WATCH = Pattern.compile("api (uptime|status|version)\\b.*");

  private PointNames() {}

  /** Who takes a step: the outermost class that a class of the application lies in. */
  static Optional<String> maker(String className) {
    if (!className.startsWith(OURS) || BETWEEN.matcher(className).matches()) {
      return Optional.empty();
    }
    String simple = className.substring(className.lastIndexOf('.') + 1);
    int inner = simple.indexOf('$');
    return Optional.of(inner < 0 ? simple : simple.substring(0, inner));
  }

  /** What a command does, without what it does it to; empty for one that is no step. */
  static String command(String text) {
    String line = text.lines().findFirst().orElse("");
    if (WATCH.matcher(line).matches() || line.startsWith("auth")) {
      return "";
    }
    String[] words = line.split("[ {]+");
    StringBuilder name = new StringBuilder(words[0]);
    if (words.length > 1 && words[0].endsWith("api")) {
      name.append(' ').append(words[1]);
    }
    if (words.length > 2 && words[1].equals("db")) {
      String[] place = words[2].split("/");
      name.append(' ').append(place[0]).append(place.length > 1 ? "/" + place[1] : "");
    }
    return name.toString();
  }
}
