package org.caselli.fax.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Locale;
import org.caselli.fax.domain.settings.RetiredSetting;
import org.caselli.fax.domain.settings.SettingEffect;
import org.caselli.fax.domain.settings.SettingGroup;
import org.caselli.fax.domain.settings.SettingKey;
import org.caselli.fax.domain.settings.SettingRange;
import org.caselli.fax.domain.settings.SettingScope;
import org.caselli.fax.domain.settings.SettingsCatalogue;

/** The catalogue of settings on the wire. */
public final class CatalogueJson {
  private CatalogueJson() {}

  /** All settings, and what has been retired. */
  public static ObjectNode whole() {
    ObjectNode data = Json.object();
    data.set("settings", settings());
    ArrayNode retired = data.putArray("retired");
    for (RetiredSetting one : RetiredSetting.all()) {
      ObjectNode json = retired.addObject();
      json.put("name", one.name()).put("kazoo", one.kazoo().toString());
      scopes(json, one.scopes());
      json.put("successor", one.successor());
    }
    return data;
  }

  /** All settings, in the order of the documentation. */
  public static ArrayNode settings() {
    ArrayNode list = Json.list();
    for (SettingGroup group : SettingsCatalogue.groups()) {
      group.keys().forEach(key -> list.add(of(group, key)));
    }
    return list;
  }

  private static ObjectNode of(SettingGroup group, SettingKey<?> key) {
    ObjectNode json = Json.object();
    json.put("name", key.name());
    json.put("group", group.title());
    json.put("kazoo", key.kazoo().toString());
    key.aliases().forEach(alias -> json.withArrayProperty("aliases").add(alias));
    json.put("type", key.type().name());
    if (!key.type().unit().isEmpty()) {
      json.put("unit", key.type().unit());
    }
    json.set("default", Json.of(key.preset()));
    range(json, key.type().range());
    scopes(json, key.scopes());
    json.put("effect", effect(key.effect()));
    if (key.effect().isAwaited()) {
      json.put("awaits", key.effect().awaits());
    }
    return json.put("description", key.gain());
  }

  private static String effect(SettingEffect effect) {
    if (effect.isAwaited()) {
      return "none";
    }
    return effect.live() ? "live" : "start";
  }

  private static void range(ObjectNode json, SettingRange range) {
    range.from().ifPresent(from -> json.put("minimum", from));
    range.to().ifPresent(to -> json.put("maximum", to));
    range.allowed().forEach(word -> json.withArrayProperty("enum").add(word));
    if (!range.form().isEmpty()) {
      json.put("form", range.form());
    }
  }

  private static void scopes(ObjectNode json, Collection<SettingScope> scopes) {
    ArrayNode list = json.putArray("scopes");
    scopes.stream().sorted().forEach(scope -> list.add(word(scope)));
  }

  static String word(SettingScope scope) {
    return scope.name().toLowerCase(Locale.ROOT);
  }
}
