package org.caselli.fax.cli.setting;

import java.util.List;
import java.util.Optional;
import org.caselli.fax.cli.server.WrongUsageException;

/**
 * What is to be done with a setting: {@code [get] [KEY]}, {@code [set] KEY VALUE} or {@code unset
 * KEY}.
 *
 * @param key the setting; empty for all
 * @param value what it shall be, as typed; empty to look only
 */
record SettingWords(Optional<String> key, Optional<String> value) {
  static final List<String> VERBS = List.of("get", "set", "unset");

  static SettingWords of(List<String> words) {
    String verb = words.isEmpty() || !VERBS.contains(words.get(0)) ? "" : words.get(0);
    List<String> rest = verb.isEmpty() ? words : words.subList(1, words.size());
    Optional<String> key = rest.stream().findFirst();
    Optional<String> value = rest.stream().skip(1).findFirst();
    int most = verb.equals("get") || verb.equals("unset") ? 1 : 2;
    if (rest.size() > most) {
      throw new WrongUsageException(
          "what is " + rest.get(most) + "? A VALUE is one word: quote it");
    }
    if (verb.equals("set") && value.isEmpty()) {
      throw new WrongUsageException("setting set needs KEY and VALUE");
    }
    if (verb.equals("unset")) {
      if (key.isEmpty()) {
        throw new WrongUsageException("setting unset needs KEY");
      }
      return new SettingWords(key, Optional.of("null"));
    }
    return new SettingWords(key, value);
  }
}
