package org.caselli.fax.smtp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.subethamail.smtp.RejectException;

/**
 * A path of the envelope with its parameters (RFC 5321 sections 4.1.1.2, 4.1.1.3 and 4.1.1.11); a
 * source route is left out.
 *
 * @param address empty for the null path
 * @param parameters values by name in upper case; empty for a name without one
 */
record MailPath(String address, Map<String, String> parameters) {
  private static final int LONGEST = 320;
  private static final Pattern FORM =
      Pattern.compile("<(?:@[^:<>\\s]+:)?((?:\"[^\"<>]*\"|[^\\s<>\"])*)>(\\s.*)?");
  private static final Pattern BARE = Pattern.compile("([^\\s<>\"]+)(\\s.*)?");

  MailPath {
    parameters = Map.copyOf(parameters);
  }

  /**
   * Reads what stands behind {@code FROM:} or {@code TO:}; brackets may be missing.
   *
   * @param known parameters that are understood
   */
  static MailPath parse(String text, Set<String> known) throws RejectException {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      form = BARE.matcher(text);
    }
    if (!form.matches() || form.group(1).length() > LONGEST) {
      throw new Reply(501, "5.1.7", "This is no mail address").refusal();
    }
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String each : words(form.group(2))) {
      int equals = each.indexOf('=');
      String name = (equals < 0 ? each : each.substring(0, equals)).toUpperCase(Locale.ROOT);
      if (!known.contains(name)) {
        throw new Reply(555, "5.5.4", "The parameter " + name + " is not known here").refusal();
      }
      parameters.put(name, equals < 0 ? "" : each.substring(equals + 1));
    }
    return new MailPath(form.group(1), parameters);
  }

  private static List<String> words(@Nullable String text) {
    List<String> words = new ArrayList<>();
    for (String each : text == null ? new String[0] : text.strip().split("\\s+")) {
      if (!each.isEmpty()) {
        words.add(each);
      }
    }
    return words;
  }
}
