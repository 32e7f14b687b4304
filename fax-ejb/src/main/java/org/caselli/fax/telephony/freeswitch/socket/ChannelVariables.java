package org.caselli.fax.telephony.freeswitch.socket;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The one encoder of channel variables in front of a dial string: <code>{name=value,…}</code>. The
 * switch takes the command apart twice: first at spaces, where it eats single quotes and
 * backslashes, then at commas, where nothing is quoted any more. So nothing can be quoted for the
 * second pass, and no value keeps a character that means something in either: it is
 * percent-encoded where the switch decodes the variable, and left out elsewhere. Braces count even
 * inside quotes; {@code ${} makes the switch drop the variable; {@code :_:} and {@code |} separate
 * destinations.
 */
public final class ChannelVariables {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,70}");
  private static final int MAX_TEXT = 128;
  private static final int MAX_HEADER_VALUE = 256;

  /** The switch decodes this to an empty text, whereas an empty value would not be set at all. */
  private static final String DECODES_TO_NOTHING = "%00";

  private final Map<String, String> variables = new LinkedHashMap<>();

  /** A fixed word or number of our own. */
  public ChannelVariables word(String name, Object value) {
    return put(name, kept(value.toString(), ChannelVariables::isPlain, MAX_TEXT));
  }

  public ChannelVariables flag(String name, boolean value) {
    return put(name, Boolean.toString(value));
  }

  /** A telephone number: digits, letters and {@code + * # . _ -}; the rest is left out. */
  public ChannelVariables number(String name, String value) {
    return put(name, number(value));
  }

  /** A name for people: letters and digits of any script, spaces and harmless signs. */
  public ChannelVariables text(String name, String value) {
    return put(name, kept(value, c -> isPlain(c) || Character.isLetterOrDigit(c), MAX_TEXT));
  }

  /**
   * One of the variables that the switch URL-decodes: {@code fax_ident}, {@code fax_header}, {@code
   * fax_timezone}. Control characters become spaces; an empty value is passed as one.
   *
   * @param maxLength characters kept
   */
  public ChannelVariables encoded(String name, String value, int maxLength) {
    String clean =
        value
            .codePoints()
            .limit(maxLength)
            .mapToObj(ChannelVariables::printable)
            .collect(Collectors.joining())
            .strip();
    StringBuilder out = new StringBuilder();
    for (byte b : clean.getBytes(StandardCharsets.UTF_8)) {
      int c = b & 0xFF;
      out.append(isPlain(c) && c != ' ' ? String.valueOf((char) c) : String.format("%%%02X", c));
    }
    variables.put(checked(name), out.isEmpty() ? DECODES_TO_NOTHING : out.toString());
    return this;
  }

  /** An extra SIP header; one whose name is not a token is left out. */
  public ChannelVariables sipHeader(String name, String value) {
    String variable = "sip_h_" + name;
    if (!NAME.matcher(name).matches()) {
      return this;
    }
    IntPredicate allowed =
        c -> isPlain(c) || Character.isLetterOrDigit(c) || ":;=@<>?!~".indexOf(c) >= 0;
    return put(variable, kept(value, allowed, MAX_HEADER_VALUE).replaceAll(":_+", ":"));
  }

  /** An application or API call with fixed arguments that the switch runs at some point. */
  public ChannelVariables action(String name, String action) {
    return put(name, kept(action, ChannelVariables::isPlain, MAX_HEADER_VALUE));
  }

  /** Digits, letters and {@code + * # . _ -} of a number. */
  public static String number(String value) {
    return kept(value, c -> isAsciiAlphanumeric(c) || "+*#._-".indexOf(c) >= 0, MAX_TEXT);
  }

  private ChannelVariables put(String name, String value) {
    if (!value.isEmpty()) {
      variables.put(checked(name), value);
    }
    return this;
  }

  private static String checked(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("Not the name of a channel variable: " + name);
    }
    return name;
  }

  /** The braces with everything in them; values with a space are quoted for the first pass. */
  public String inBraces() {
    return variables.entrySet().stream()
        .map(e -> e.getKey() + "=" + quoted(e.getValue()))
        .collect(Collectors.joining(",", "{", "}"));
  }

  /** Each as {@code name=value}, for the application {@code set}, which quotes nothing. */
  public List<String> assignments() {
    return variables.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList();
  }

  private static String quoted(String value) {
    return value.indexOf(' ') < 0 ? value : "'" + value + "'";
  }

  private static String printable(int c) {
    return Character.isISOControl(c) || !Character.isDefined(c) ? " " : Character.toString(c);
  }

  private static String kept(String value, IntPredicate allowed, int maxLength) {
    return value
        .codePoints()
        .map(c -> Character.isWhitespace(c) || Character.isISOControl(c) ? ' ' : c)
        .filter(allowed)
        .limit(maxLength)
        .mapToObj(Character::toString)
        .collect(Collectors.joining())
        .strip();
  }

  private static boolean isPlain(int c) {
    return isAsciiAlphanumeric(c) || " +*#._/()-".indexOf(c) >= 0;
  }

  private static boolean isAsciiAlphanumeric(int c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  }
}
