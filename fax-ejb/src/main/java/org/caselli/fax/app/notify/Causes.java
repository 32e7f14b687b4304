package org.caselli.fax.app.notify;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Tells in somebody's language why a fax failed. The reason is written down in English, as the API
 * shows it; {@code notices/causes.properties} knows each such sentence again. One that it does not
 * know, of a switch for instance, is told as it is. Immutable.
 */
final class Causes {
  private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");
  private static final int DEEPEST = 4;
  private static final String UNKNOWN_ADVICE = "later";

  /** All that there are. */
  static final Causes KNOWN = read();

  /**
   * A sentence to know again.
   *
   * @param places which value each of its gaps is
   */
  private record Known(String name, String advice, Pattern form, List<Integer> places) {
    /** How much of it is not a gap. */
    private int weight() {
      return form.pattern().length() - places.size() * "(.+)".length();
    }
  }

  private record Found(Known known, Object[] values) {}

  private final List<Known> known;

  private Causes(List<Known> known) {
    this.known = List.copyOf(known);
  }

  private static Causes read() {
    Properties lines = new Properties();
    try (InputStream in = Causes.class.getResourceAsStream("/notices/causes.properties")) {
      if (in == null) {
        throw new IllegalStateException("There is no notices/causes.properties");
      }
      lines.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<Known> known = new ArrayList<>();
    lines.forEach((key, said) -> known.add(known(key.toString(), said.toString())));
    known.sort(Comparator.comparingInt(Known::weight).reversed());
    return new Causes(known);
  }

  private static Known known(String key, String said) {
    String[] parts = key.split("\\.");
    StringBuilder form = new StringBuilder();
    List<Integer> places = new ArrayList<>();
    Matcher place = PLACE.matcher(said);
    int end = 0;
    while (place.find()) {
      form.append(Pattern.quote(said.substring(end, place.start()))).append("(.+)");
      places.add(Integer.valueOf(place.group(1)));
      end = place.end();
    }
    form.append(Pattern.quote(said.substring(end)));
    return new Known(parts[1], parts[0], Pattern.compile(form.toString()), places);
  }

  /** Names under which the words of a language have the causes. */
  List<String> names() {
    return known.stream().map(Known::name).distinct().sorted().toList();
  }

  /** Kinds of advice that causes have. */
  List<String> advices() {
    return known.stream().map(Known::advice).distinct().sorted().toList();
  }

  /** Whether it would know that sentence again. */
  boolean knows(String reason) {
    return found(reason).isPresent();
  }

  /** What happened, without a full stop; empty for nothing. */
  String told(String reason, Words words) {
    return told(NoticeWords.oneLine(reason), words, DEEPEST);
  }

  private String told(String reason, Words words, int depth) {
    if (depth == 0 || reason.isEmpty()) {
      return reason;
    }
    Optional<Found> found = found(reason);
    if (found.isPresent()) {
      Object[] values =
          Arrays.stream(found.get().values())
              .map(value -> told(value.toString(), words, depth - 1))
              .toArray();
      return words.say("cause." + found.get().known().name(), values);
    }
    String[] clauses = reason.split("; ");
    return clauses.length == 1
        ? reason
        : Arrays.stream(clauses)
            .map(clause -> told(clause, words, depth - 1))
            .collect(Collectors.joining("; "));
  }

  /** What the sender can do about it; empty when the reason says so itself. */
  String advice(String reason, Words words) {
    String kind =
        found(NoticeWords.oneLine(reason))
            .map(found -> found.known().advice())
            .orElse(UNKNOWN_ADVICE);
    return words.say("advice." + kind);
  }

  private Optional<Found> found(String reason) {
    String bare = reason.endsWith(".") ? reason.substring(0, reason.length() - 1) : reason;
    for (Known each : known) {
      Matcher matcher = each.form().matcher(bare);
      if (matcher.matches()) {
        Object[] values = new Object[each.places().stream().mapToInt(i -> i + 1).max().orElse(0)];
        Arrays.fill(values, "");
        for (int i = 0; i < each.places().size(); i++) {
          values[each.places().get(i)] = matcher.group(i + 1);
        }
        return Optional.of(new Found(each, values));
      }
    }
    return Optional.empty();
  }
}
