package org.caselli.fax.domain.callflow;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A regular expression that describes whole numbers. It comes from a tenant, so matching stops when
 * it costs too much, and the number counts as another one. Immutable.
 */
public final class NumberPattern {
  private static final int LONGEST = 256;

  /** Characters looked at before a match is given up; an honest pattern needs some dozens. */
  private static final int MOST_LOOKS = 20_000;

  private final Pattern pattern;

  private NumberPattern(Pattern pattern) {
    this.pattern = pattern;
  }

  /** Why the text is no such pattern; empty when it is one. */
  public static Optional<String> objection(String text) {
    if (text.length() > LONGEST) {
      return Optional.of("A pattern has " + LONGEST + " characters at the most");
    }
    if (!text.startsWith("^") || !text.endsWith("$") || text.endsWith("\\$")) {
      return Optional.of("A pattern describes the whole number: begin it with ^ and end it with $");
    }
    try {
      Pattern.compile(text);
      return Optional.empty();
    } catch (PatternSyntaxException e) {
      return Optional.of("This is not a regular expression: " + e.getDescription());
    }
  }

  /** The pattern of a text without {@link #objection}. */
  public static NumberPattern of(String text) {
    return new NumberPattern(Pattern.compile(text));
  }

  /**
   * How much of the number it captures: the longest of its groups, or all of it when it has none
   * (the rule by which Kazoo prefers one pattern to another). Empty when it does not match.
   */
  public OptionalInt weight(String number) {
    try {
      Matcher matcher = pattern.matcher(new Counted(number, new int[] {MOST_LOOKS}));
      if (!matcher.matches()) {
        return OptionalInt.empty();
      }
      int longest = matcher.groupCount() == 0 ? number.length() : 0;
      for (int group = 1; group <= matcher.groupCount(); group++) {
        longest = Math.max(longest, matcher.end(group) - matcher.start(group));
      }
      return OptionalInt.of(longest);
    } catch (TooCostly | StackOverflowError e) {
      return OptionalInt.empty();
    }
  }

  /** The looks are used up. */
  private static final class TooCostly extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooCostly() {
      super("Too many looks", null, false, false);
    }
  }

  /** A text that may be looked at so often; its parts share the number of looks. */
  private record Counted(CharSequence text, int[] looks) implements CharSequence {
    @Override
    public char charAt(int index) {
      if (--looks[0] < 0) {
        throw new TooCostly();
      }
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return new Counted(text.subSequence(start, end), looks);
    }

    @Override
    public String toString() {
      return text.toString();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Counted counted && counted.text.equals(text);
    }

    @Override
    public int hashCode() {
      return text.hashCode();
    }
  }
}
