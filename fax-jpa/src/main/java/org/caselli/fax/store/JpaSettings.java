package org.caselli.fax.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.Violation;
import org.caselli.fax.domain.settings.FaxSettings;
import org.caselli.fax.domain.settings.RetiredSetting;
import org.caselli.fax.domain.settings.SettingKey;
import org.caselli.fax.domain.settings.SettingScope;
import org.caselli.fax.domain.settings.Settings;
import org.caselli.fax.domain.settings.SettingsSnapshot;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@link Settings} as rows. What was read is kept while the rows stay as they are, which is looked
 * at twice a second, so that a change on another node is seen within a second.
 */
@ApplicationScoped
public class JpaSettings implements Settings {
  private static final Logger log = LoggerFactory.getLogger(JpaSettings.class);
  private static final UUID NOBODY = new UUID(0, 0);
  private static final Duration LOOK_EVERY = Duration.ofMillis(500);
  private static final int MOST_KEPT = 10_000;

  private final EntityManager em;
  private final Clock clock;
  private final Map<List<Scope>, SettingsSnapshot> kept = new ConcurrentHashMap<>();
  private volatile Looked looked = new Looked("", Instant.EPOCH);

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected JpaSettings() {
    this(null, null);
  }

  @Inject
  public JpaSettings(EntityManager em, Clock clock) {
    this.em = em;
    this.clock = clock;
  }

  private record Scope(SettingScope scope, UUID id) {}

  /** State of all rows, and when it was looked at. */
  private record Looked(String stamp, Instant at) {}

  @Override
  public SettingsSnapshot system() {
    return snapshot(List.of(new Scope(SettingScope.SYSTEM, NOBODY)));
  }

  @Override
  public SettingsSnapshot forAccount(UUID account) {
    return snapshot(
        List.of(new Scope(SettingScope.SYSTEM, NOBODY), new Scope(SettingScope.ACCOUNT, account)));
  }

  @Override
  public SettingsSnapshot forFaxbox(UUID account, UUID faxbox) {
    return snapshot(
        List.of(
            new Scope(SettingScope.SYSTEM, NOBODY),
            new Scope(SettingScope.ACCOUNT, account),
            new Scope(SettingScope.FAXBOX, faxbox)));
  }

  private SettingsSnapshot snapshot(List<Scope> scopes) {
    forgetWhatHasChanged();
    SettingsSnapshot last = kept.get(scopes);
    if (last != null) {
      return last;
    }
    List<Map<String, Object>> values = new ArrayList<>();
    for (Scope scope : scopes) {
      values.add(given(scope.scope(), scope.id()));
    }
    SettingsSnapshot snapshot = SettingsSnapshot.of(values);
    if (kept.size() >= MOST_KEPT) {
      kept.clear();
    }
    kept.put(scopes, snapshot);
    return snapshot;
  }

  private void forgetWhatHasChanged() {
    Instant now = clock.instant();
    Looked last = looked;
    if (Duration.between(last.at(), now).abs().compareTo(LOOK_EVERY) < 0) {
      return;
    }
    String stamp =
        String.valueOf(
            em.createNativeQuery(
                    "select concat(count(*), ' ', coalesce(sum(version), 0), ' ',"
                        + " max(changed_at)) from setting")
                .setFlushMode(FlushModeType.COMMIT)
                .getSingleResult());
    looked = new Looked(stamp, now);
    if (!stamp.equals(last.stamp())) {
      kept.clear();
    }
  }

  @Override
  public Map<String, Object> given(SettingScope scope, UUID scopeId) {
    List<?> rows =
        em.createNativeQuery(
                "select name, setting_value from setting where scope = ?1 and scope_id = ?2"
                    + " order by name")
            .setParameter(1, scope.name())
            .setParameter(2, scopeText(scope, scopeId))
            .getResultList();
    Map<String, Object> values = new LinkedHashMap<>();
    for (Object row : rows) {
      Object[] columns = (Object[]) row;
      values.put((String) columns[0], JsonText.readValue((String) columns[1]));
    }
    return values;
  }

  @Override
  public void give(SettingScope scope, UUID scopeId, Map<String, Object> values, String by) {
    Map<String, @Nullable Object> checked = new LinkedHashMap<>();
    List<Violation> violations = new ArrayList<>();
    values.forEach((name, value) -> check(scope, name, value, checked, violations));
    if (!violations.isEmpty()) {
      throw FaxException.invalid(violations.toArray(Violation[]::new));
    }
    checked.forEach((name, value) -> write(scope, scopeId, name, value, by));
    looked = new Looked("", Instant.EPOCH);
    kept.clear();
  }

  private static void check(
      SettingScope scope,
      String name,
      @Nullable Object value,
      Map<String, @Nullable Object> checked,
      List<Violation> violations) {
    SettingKey<?> key = FaxSettings.named(name).orElse(null);
    if (key == null && scope == SettingScope.SYSTEM && RetiredSetting.named(name).isPresent()) {
      log.info("The setting {} is retired and has no effect", name);
    } else if (key == null) {
      violations.add(new Violation(name, "unknown", "There is no setting " + name));
    } else if (!key.scopes().contains(scope)) {
      violations.add(new Violation(name, "scope", name + " cannot be set for one " + word(scope)));
    } else {
      try {
        if (value != null) {
          key.type().parse().apply(value);
        }
        checked.put(key.name(), value);
      } catch (IllegalArgumentException e) {
        violations.add(new Violation(name, "invalid", name + " " + e.getMessage()));
      }
    }
  }

  private static String word(SettingScope scope) {
    return switch (scope) {
      case SYSTEM -> "system";
      case ACCOUNT -> "account";
      case FAXBOX -> "faxbox";
    };
  }

  private void write(
      SettingScope scope, UUID scopeId, String name, @Nullable Object value, String by) {
    if (value == null) {
      em.createNativeQuery("delete from setting where scope = ?1 and scope_id = ?2 and name = ?3")
          .setParameter(1, scope.name())
          .setParameter(2, scopeText(scope, scopeId))
          .setParameter(3, name)
          .executeUpdate();
      return;
    }
    String text = JsonText.writeValue(value);
    String id = scopeText(scope, scopeId);
    int changed =
        em.createNativeQuery(
                "update setting set setting_value = ?4, changed_at = ?5, changed_by = ?6,"
                    + " version = version + 1 where scope = ?1 and scope_id = ?2 and name = ?3")
            .setParameter(1, scope.name())
            .setParameter(2, id)
            .setParameter(3, name)
            .setParameter(4, text)
            .setParameter(5, clock.instant())
            .setParameter(6, by)
            .executeUpdate();
    if (changed == 0) {
      em.createNativeQuery(
              "insert into setting"
                  + " (scope, scope_id, name, setting_value, changed_at, changed_by, version)"
                  + " values (?1, ?2, ?3, ?4, ?5, ?6, 1)")
          .setParameter(1, scope.name())
          .setParameter(2, id)
          .setParameter(3, name)
          .setParameter(4, text)
          .setParameter(5, clock.instant())
          .setParameter(6, by)
          .executeUpdate();
    }
  }

  private static String scopeText(SettingScope scope, UUID id) {
    return scope == SettingScope.SYSTEM ? "" : id.toString();
  }
}
