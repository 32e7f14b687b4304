package org.caselli.fax.cli.setting;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caselli.fax.cli.server.Fields;
import org.caselli.fax.cli.server.JsonText;
import org.caselli.fax.cli.server.RefusedException;
import org.caselli.fax.cli.server.Server;

/** The settings of one place on the server. */
final class Settings {
  private final Server server;
  private final String path;

  /**
   * Settings that have not been read yet.
   *
   * @param path of the category that holds all
   */
  Settings(Server server, String path) {
    this.server = server;
    this.path = path;
  }

  /** What is given here, by name. */
  Map<String, Object> given() {
    Fields answer = read(path);
    Fields here = answer.map().containsKey("default") ? answer.fields("default") : answer;
    Map<String, Object> given = new LinkedHashMap<>(here.map());
    given.keySet().removeIf(name -> name.equals("id") || name.startsWith("_"));
    return given;
  }

  /** What holds here, given or not. */
  List<Setting> inForce() {
    return read(path + "?effective=true").map().entrySet().stream()
        .filter(each -> each.getValue() instanceof Map<?, ?> held && held.containsKey("origin"))
        .map(each -> new Setting(each.getKey(), Fields.of(each.getValue())))
        .toList();
  }

  private Fields read(String from) {
    return server
        .get(from)
        .orElseThrow(() -> new RefusedException("there is no such account or faxbox"));
  }

  /** What holds of one setting, also by an older spelling of its name. */
  Setting inForce(String key) {
    List<Setting> all = inForce();
    return named(all, key)
        .or(() -> catalogued(key).flatMap(name -> named(all, name)))
        .orElseThrow(
            () ->
                new RefusedException(
                    "there is no setting " + key + " here; --all shows those there are"));
  }

  private static Optional<Setting> named(List<Setting> all, String name) {
    return all.stream().filter(each -> each.name().equals(name)).findFirst();
  }

  /** The name of a setting that has an alias. */
  private Optional<String> catalogued(String alias) {
    return catalogue().list("settings").stream()
        .filter(each -> each.texts("aliases").contains(alias))
        .flatMap(each -> each.text("name").stream())
        .findFirst();
  }

  /** What took the place of a setting that is retired. */
  Optional<String> successor(String key) {
    return catalogue().list("retired").stream()
        .filter(each -> each.text("name").filter(key::equals).isPresent())
        .flatMap(each -> each.text("successor").stream())
        .findFirst();
  }

  private Fields catalogue() {
    return server.get("/settings").orElse(new Fields(Map.of()));
  }

  /** Gives a value; null as text takes it back. */
  void change(String key, String typed) {
    Map<String, Object> change = new HashMap<>();
    change.put(key, JsonText.lenient(typed));
    server.call("PATCH", path, change);
  }

  /** Who changed what, the latest first. */
  List<Fields> history(int limit) {
    return server.list(path + "/history", limit).elements();
  }
}
