package org.caselli.fax.domain.fax;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What somebody types to find faxes again: words, all of which must occur in a fax, each as a part
 * of a text of it, in capitals or not. A number may be written as people write it.
 *
 * @param words none when everything is wanted
 */
public record SearchWords(List<Word> words) {
  private static final Pattern NUMBER = Pattern.compile("\\+?[\\d\\s()./-]*\\d[\\d\\s()./-]*");
  private static final Pattern TRUNK_ZERO = Pattern.compile("\\(0\\)");

  public SearchWords {
    words = List.copyOf(words);
  }

  /**
   * One of them.
   *
   * @param text in small letters
   * @param digits of the telephone number that it may be, without the zeros that are dialled before
   *     it at home; empty when it is none
   */
  public record Word(String text, String digits) {
    private static final int SHORTEST_NUMBER = 4;

    public Word {
      Objects.requireNonNull(text);
      Objects.requireNonNull(digits);
    }

    private static Word of(String typed) {
      String text = typed.toLowerCase(Locale.ROOT);
      return new Word(text, NUMBER.matcher(text).matches() ? digits(text) : "");
    }

    private static String digits(String number) {
      String dialled = TRUNK_ZERO.matcher(number).replaceAll("").replaceAll("\\D", "");
      String whole = dialled.replaceFirst("^0+", "");
      return whole.length() < SHORTEST_NUMBER ? dialled : whole;
    }

    /** Whether a text has it. */
    public boolean isIn(String other) {
      return other.toLowerCase(Locale.ROOT).contains(text);
    }

    /** Whether a number, as it is stored, has it. */
    public boolean isInNumber(String number) {
      return isIn(number) || (!digits.isEmpty() && number.contains(digits));
    }
  }

  /** Words with blanks between them; a telephone number is one word, whatever is in it. */
  public static SearchWords of(String typed) {
    String text = typed.strip();
    if (text.isEmpty()) {
      return new SearchWords(List.of());
    }
    if (NUMBER.matcher(text).matches()) {
      return new SearchWords(List.of(Word.of(text)));
    }
    return new SearchWords(Arrays.stream(text.split("\\s+")).map(Word::of).distinct().toList());
  }

  public boolean isEmpty() {
    return words.isEmpty();
  }
}
