package org.caselli.fax.domain.settings;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Every setting there is, by subject: those that have an effect, and those of Kazoo's that await
 * the part of the product that will read them and say so. Those that have lost their effect are in
 * {@link RetiredSetting}.
 */
public final class SettingsCatalogue {
  private static final List<SettingGroup> GROUPS =
      List.of(
          new SettingGroup("Sending", FaxSettings.ALL),
          new SettingGroup("Documents", DocumentSettings.ALL),
          new SettingGroup("Conversion", ConversionSettings.ALL),
          new SettingGroup("Receiving", ReceivingSettings.ALL),
          new SettingGroup("Switches", SwitchSettings.ALL),
          new SettingGroup("Mail", MailSettings.ALL),
          new SettingGroup("Notices", NoticeSettings.ALL),
          new SettingGroup("Webhooks", WebhookSettings.ALL),
          new SettingGroup("API", ApiSettings.ALL),
          new SettingGroup("Access", AccessSettings.ALL),
          new SettingGroup("Retention", RetentionSettings.ALL),
          new SettingGroup("Server", ServerSettings.ALL));

  private static final Set<String> PASSED_ON =
      Set.of("default_smtp_domain", "log_faxbox_errors", "max_outbound");

  private static final List<SettingKey<?>> ALL =
      GROUPS.stream().<SettingKey<?>>flatMap(group -> group.keys().stream()).toList();

  private static final Map<String, SettingKey<?>> SPELLINGS = spellings();

  private SettingsCatalogue() {}

  private static Map<String, SettingKey<?>> spellings() {
    Map<String, SettingKey<?>> spellings = new LinkedHashMap<>();
    for (SettingKey<?> key : ALL) {
      spellings.put(key.name(), key);
    }
    for (SettingKey<?> key : ALL) {
      spellings.putIfAbsent(key.kazoo().path(), key);
      spellings.putIfAbsent(key.kazoo().toString(), key);
      key.aliases().forEach(alias -> spellings.putIfAbsent(alias, key));
    }
    return spellings;
  }

  /**
   * Whether accounts take the setting over from their reseller where they say nothing themselves
   * (Kazoo's account-global lookup, spec 0.2).
   */
  public static boolean isPassedOn(String name) {
    return PASSED_ON.contains(name);
  }

  /** All subjects, in the order of the documentation. */
  public static List<SettingGroup> groups() {
    return GROUPS;
  }

  /** All keys, in the order of the documentation. */
  public static List<SettingKey<?>> all() {
    return ALL;
  }

  /** The key of that name, old spelling, or place in Kazoo ({@code category.path}). */
  public static Optional<SettingKey<?>> named(String name) {
    return Optional.ofNullable(SPELLINGS.get(name));
  }

  /** The key that Kazoo keeps there; in the category {@code fax} all are found. */
  public static Optional<SettingKey<?>> in(String category, String path) {
    Optional<SettingKey<?>> own = named(category + "." + path);
    return own.isEmpty() && category.equals(KazooKey.FAX) ? named(path) : own;
  }

  /** Whether Kazoo keeps the setting of that name in a category; {@code fax} has all of them. */
  public static boolean isIn(String category, String name) {
    return category.equals(KazooKey.FAX)
        || named(name).filter(key -> key.kazoo().category().equals(category)).isPresent();
  }

  /** Kazoo's categories that a setting lives in, retired ones included; {@code fax} first. */
  public static Set<String> categories() {
    Set<String> categories = new LinkedHashSet<>(List.of(KazooKey.FAX));
    ALL.forEach(key -> categories.add(key.kazoo().category()));
    RetiredSetting.all().forEach(retired -> categories.add(retired.kazoo().category()));
    return categories;
  }

  /** The name that was probably meant; empty when none is alike. */
  public static Optional<String> nearest(String wrong) {
    int most = Math.max(2, wrong.length() / 3);
    return SPELLINGS.keySet().stream()
        .filter(name -> distance(wrong, name) <= most)
        .min(Comparator.comparingInt(name -> distance(wrong, name)));
  }

  /** How many letters must be put in, left out or changed (Levenshtein). */
  private static int distance(String a, String b) {
    int[] last = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] next = new int[b.length() + 1];
      next[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        next[j] = Math.min(change, Math.min(last[j], next[j - 1]) + 1);
      }
      last = next;
    }
    return last[b.length()];
  }
}
