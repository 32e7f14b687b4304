package org.caselli.fax.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.Violation;
import org.caselli.fax.domain.settings.EffectiveSetting;
import org.caselli.fax.domain.settings.KazooKey;
import org.caselli.fax.domain.settings.RetiredSetting;
import org.caselli.fax.domain.settings.SettingKey;
import org.caselli.fax.domain.settings.SettingsCatalogue;

/**
 * Settings on the wire, by Kazoo's categories. In the category {@code fax} all settings lie flat by
 * name; in every other those that Kazoo keeps there, nested as it nests them. The system's lie
 * under {@code default}, as in Kazoo, where other keys are nodes; an account's and a faxbox's lie
 * flat. Read are all these forms in all places.
 */
public final class SettingsJson {
  private static final String ALL_NODES = "default";
  private static final String RETIRED = "_retired";

  /** What stands beside settings: the section's own name, and what Kazoo's browser client adds. */
  private static final List<String> NO_SETTINGS = List.of("id", "ui_metadata");

  private SettingsJson() {}

  /**
   * The values to give, by a name that the catalogue knows, or as it was written; null takes one
   * back.
   *
   * @throws FaxException for settings of single nodes
   */
  public static Map<String, Object> read(String category, ObjectNode data) {
    ObjectNode given = DocumentSchema.publicPart(data);
    given.remove(NO_SETTINGS);
    ObjectNode values = given;
    if (given.get(ALL_NODES) instanceof ObjectNode inner) {
      refuseNodes(given);
      values = inner;
      values.remove(NO_SETTINGS);
    }
    Map<String, Object> read = new LinkedHashMap<>();
    Map<String, Object> fields = Json.fields(values);
    fields.forEach((name, value) -> collect(category, name, value, read));
    return read;
  }

  private static void refuseNodes(ObjectNode given) {
    given.remove(List.of(ALL_NODES));
    given
        .fieldNames()
        .forEachRemaining(
            node -> {
              throw FaxException.invalid(
                  new Violation(
                      node,
                      "unknown",
                      "Settings hold for all nodes: give those of " + node + " under default"));
            });
  }

  private static void collect(
      String category, String path, Object value, Map<String, Object> read) {
    String name = category.equals(KazooKey.FAX) ? path : category + "." + path;
    boolean known =
        SettingsCatalogue.named(name).isPresent() || RetiredSetting.named(name).isPresent();
    if (!known && value instanceof Map<?, ?> inner && !inner.isEmpty()) {
      inner.forEach((key, each) -> collect(category, path + "." + key, each, read));
    } else {
      read.put(name, value);
    }
  }

  /** What is given for the system. */
  public static ObjectNode ofSystem(String category, Map<String, Object> given) {
    ObjectNode data = Json.object().put("id", category);
    data.set(ALL_NODES, values(category, given));
    ObjectNode retired = Json.object();
    RetiredSetting.all().stream()
        .filter(one -> category.equals(KazooKey.FAX) || one.kazoo().category().equals(category))
        .forEach(one -> retired.put(one.name(), one.successor()));
    if (!retired.isEmpty()) {
      data.set(RETIRED, retired);
    }
    return data;
  }

  /** What is given for an account or a faxbox, or for one section of the system's. */
  public static ObjectNode of(String category, Map<String, Object> given) {
    return values(category, given).put("id", category);
  }

  private static ObjectNode values(String category, Map<String, Object> given) {
    ObjectNode values = Json.object();
    given.forEach(
        (name, value) -> {
          SettingKey<?> key = SettingsCatalogue.named(name).orElse(null);
          if (category.equals(KazooKey.FAX)) {
            values.set(name, Json.of(value));
          } else if (key != null && key.kazoo().category().equals(category)) {
            nest(values, key.kazoo().path(), Json.of(value));
          }
        });
    return values;
  }

  private static void nest(ObjectNode values, String path, JsonNode value) {
    int dot = path.indexOf('.');
    if (dot < 0) {
      values.set(path, value);
    } else {
      nest(values.withObjectProperty(path.substring(0, dot)), path.substring(dot + 1), value);
    }
  }

  /** The values in force, by name. */
  public static Map<String, Object> inForce(List<EffectiveSetting> settings) {
    Map<String, Object> values = new LinkedHashMap<>();
    settings.forEach(setting -> values.put(setting.key().name(), setting.value()));
    return values;
  }

  /** The values in force of a category, each with the scope that says so. */
  public static ObjectNode withOrigins(String category, List<EffectiveSetting> settings) {
    ObjectNode data = Json.object().put("id", category);
    settings.stream()
        .filter(setting -> SettingsCatalogue.isIn(category, setting.key().name()))
        .forEach(setting -> data.set(setting.key().name(), withOrigin(setting)));
    return data;
  }

  /** One value in force, with the scope that says so. */
  public static ObjectNode withOrigin(EffectiveSetting setting) {
    ObjectNode one = Json.object();
    one.set("value", Json.of(setting.value()));
    return one.put("origin", setting.origin().map(CatalogueJson::word).orElse(ALL_NODES));
  }
}
