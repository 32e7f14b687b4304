package org.caselli.fax.app.notify;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** How notices write dates, durations, parties, and what others gave us. */
final class NoticeWords {
  /** Colour of what went well. */
  static final String GREEN = "#1a7f4b";

  /** Colour of what did not. */
  static final String RED = "#b3261e";

  private static final int LABEL_WIDTH = 14;
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu, HH:mm:ss zzz", Locale.ENGLISH);
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]+");
  private static final int MOST_CHARACTERS = 300;

  private NoticeWords() {}

  static String date(Instant instant, ZoneId zone) {
    return DATE.format(instant.atZone(zone));
  }

  /** For instance {@code 1 min 23 s}. */
  static String duration(Duration duration) {
    long hours = duration.toHours();
    int minutes = duration.toMinutesPart();
    String seconds = duration.toSecondsPart() + " s";
    if (hours > 0) {
      return hours + " h " + minutes + " min " + seconds;
    }
    return minutes > 0 ? minutes + " min " + seconds : seconds;
  }

  /** Name and number, or only one of them when the other says nothing more. */
  static String party(String name, String number) {
    String named = oneLine(name);
    if (named.isEmpty() || named.equals(number)) {
      return number.isEmpty() ? "unknown" : oneLine(number);
    }
    return number.isEmpty() ? named : named + " (" + oneLine(number) + ")";
  }

  /** A text of somebody else, in one line and of bearable length. */
  static String oneLine(String text) {
    String line = CONTROL.matcher(text).replaceAll(" ").strip();
    return line.length() <= MOST_CHARACTERS ? line : line.substring(0, MOST_CHARACTERS - 1) + "…";
  }

  /** With a full stop at its end. */
  static String sentence(String text) {
    String line = oneLine(text);
    return line.endsWith(".") || line.endsWith("…") ? line : line + ".";
  }

  /** A row of details, unless there is nothing to say. */
  static void add(List<Map<String, Object>> rows, String label, String value) {
    if (!value.isEmpty()) {
      String padded = String.format(Locale.ROOT, "%-" + LABEL_WIDTH + "s", label + ":");
      rows.add(Map.of("label", label, "padded", padded, "value", oneLine(value)));
    }
  }

  static String pages(int count) {
    return count == 1 ? "1 page" : count + " pages";
  }
}
