package org.caselli.fax.jmx;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.caselli.fax.app.admin.ChangeSettings;
import org.caselli.fax.app.admin.SettingsChange;
import org.caselli.fax.app.query.ReadEffectiveSettings;
import org.caselli.fax.app.query.ReadSettings;
import org.caselli.fax.app.query.ReadSettingsHistory;
import org.caselli.fax.domain.settings.EffectiveSetting;
import org.caselli.fax.domain.settings.KazooKey;
import org.caselli.fax.domain.settings.SettingKey;
import org.caselli.fax.domain.settings.SettingsCatalogue;
import org.caselli.fax.domain.settings.SettingsPlace;
import org.caselli.fax.wire.ActJson;
import org.caselli.fax.wire.CatalogueJson;
import org.caselli.fax.wire.Json;
import org.caselli.fax.wire.SettingsJson;
import org.caselli.fax.wire.WireId;

/**
 * {@link SettingsMXBean} by the use cases that REST has too. Whoever gets to the management port
 * administers the system, and is known to audits as {@code jmx}. Thread-safe.
 */
@ApplicationScoped
public class SettingsBean implements SettingsMXBean {
  private static final Pattern PLACE =
      Pattern.compile("system|account/([0-9a-f-]{32,36})(/faxbox/([0-9a-f-]{32,36}))?");

  private final ReadSettings readSettings;
  private final ReadEffectiveSettings readEffectiveSettings;
  private final ReadSettingsHistory readSettingsHistory;
  private final ChangeSettings changeSettings;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected SettingsBean() {
    this(null, null, null, null);
  }

  @Inject
  public SettingsBean(
      ReadSettings readSettings,
      ReadEffectiveSettings readEffectiveSettings,
      ReadSettingsHistory readSettingsHistory,
      ChangeSettings changeSettings) {
    this.readSettings = readSettings;
    this.readEffectiveSettings = readEffectiveSettings;
    this.readSettingsHistory = readSettingsHistory;
    this.changeSettings = changeSettings;
  }

  @Override
  public String getCatalogue() {
    return text(CatalogueJson.settings());
  }

  @Override
  public long getRevision() {
    return Operator.told(
        () -> readSettings.readSettings(Operator.ACCESS, SettingsPlace.SYSTEM).revision());
  }

  @Override
  public String getSystem() {
    return effective("system");
  }

  @Override
  public String effective(String place) {
    return Operator.told(() -> text(SettingsJson.withOrigins(KazooKey.FAX, inForce(place(place)))));
  }

  @Override
  public String get(String place, String name) {
    return Operator.told(() -> inForce(place(place), name));
  }

  @Override
  public String set(String place, String name, String value) {
    return change(place, name, Optional.of(Json.typed(value)));
  }

  @Override
  public String unset(String place, String name) {
    return change(place, name, Optional.empty());
  }

  private String change(String text, String name, Optional<Object> value) {
    return Operator.told(
        () -> {
          SettingsPlace place = place(text);
          Map<String, Object> values = new HashMap<>();
          values.put(name, value.orElse(null));
          changeSettings.changeSettings(
              Operator.ACCESS,
              place,
              new SettingsChange(values, Optional.empty(), Optional.empty(), Operator.ACTOR));
          return inForce(place, name);
        });
  }

  @Override
  public String history(String place, int most) {
    return Operator.told(
        () -> {
          ArrayNode acts = Json.list();
          readSettingsHistory
              .readSettingsHistory(Operator.ACCESS, place(place), Long.MAX_VALUE, Math.max(1, most))
              .forEach(act -> acts.add(ActJson.of(act)));
          return text(acts);
        });
  }

  private List<EffectiveSetting> inForce(SettingsPlace place) {
    return readEffectiveSettings.readEffectiveSettings(Operator.ACCESS, place);
  }

  private String inForce(SettingsPlace place, String name) {
    String key = SettingsCatalogue.named(name).<String>map(SettingKey::name).orElse(name);
    return inForce(place).stream()
        .filter(setting -> setting.key().name().equals(key))
        .findFirst()
        .map(setting -> text(Json.of(setting.value())))
        .orElse("null");
  }

  private static SettingsPlace place(String text) {
    Matcher matcher = PLACE.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "A place is system, account/ID or account/ID/faxbox/ID, not " + text);
    }
    if (matcher.group(1) == null) {
      return SettingsPlace.SYSTEM;
    }
    UUID account = WireId.fromString(matcher.group(1)).value();
    return matcher.group(3) == null
        ? SettingsPlace.ofAccount(account)
        : SettingsPlace.ofFaxbox(account, WireId.fromString(matcher.group(3)).value());
  }

  private static String text(JsonNode node) {
    return node.toString();
  }
}
