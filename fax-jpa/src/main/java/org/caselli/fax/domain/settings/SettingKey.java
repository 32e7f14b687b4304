package org.caselli.fax.domain.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * One setting.
 *
 * @param name as in Kazoo's configuration where it has the key; unique in the catalogue
 * @param type how it is read
 * @param fallback value when nobody gave one
 * @param scopes where it may be given
 * @param effect when a change is noticed
 * @param gain what an operator gains by changing it
 * @param kazoo where Kazoo keeps it, or would
 * @param aliases other spellings under which it is taken
 */
public record SettingKey<T>(
    String name,
    SettingType<T> type,
    T fallback,
    Set<SettingScope> scopes,
    SettingEffect effect,
    String gain,
    KazooKey kazoo,
    List<String> aliases) {
  public SettingKey {
    Objects.requireNonNull(name);
    Objects.requireNonNull(type);
    Objects.requireNonNull(fallback);
    scopes = Set.copyOf(scopes);
    Objects.requireNonNull(effect);
    Objects.requireNonNull(gain);
    Objects.requireNonNull(kazoo);
    aliases = List.copyOf(aliases);
  }

  /**
   * A setting of Kazoo's category {@code fax}.
   *
   * @param live false when a change takes effect at the next start only
   */
  public SettingKey(
      String name,
      SettingType<T> type,
      T fallback,
      Set<SettingScope> scopes,
      boolean live,
      String gain) {
    this(
        name,
        type,
        fallback,
        scopes,
        live ? SettingEffect.LIVE : SettingEffect.AT_START,
        gain,
        new KazooKey(KazooKey.FAX, name),
        List.of());
  }

  /** The same setting, kept by Kazoo in another category. */
  SettingKey<T> in(String category, String path) {
    KazooKey place = new KazooKey(category, path);
    return new SettingKey<>(name, type, fallback, scopes, effect, gain, place, aliases);
  }

  /** The same setting, taken under other spellings too. */
  SettingKey<T> alias(String... spellings) {
    List<String> all = Arrays.asList(spellings);
    return new SettingKey<>(name, type, fallback, scopes, effect, gain, kazoo, all);
  }

  /** The same setting, which nothing reads before a part of the product is there. */
  SettingKey<T> awaiting(String part) {
    SettingEffect none = SettingEffect.awaiting(part);
    return new SettingKey<>(name, type, fallback, scopes, none, gain, kazoo, aliases);
  }

  /** The default as JSON gives it. */
  public Object preset() {
    return type.show().apply(fallback);
  }
}
