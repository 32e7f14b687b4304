package org.caselli.fax.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.caselli.fax.domain.audit.Act;
import org.caselli.fax.domain.audit.Actor;
import org.caselli.fax.domain.audit.AuditTrail;
import org.caselli.fax.domain.audit.Subject;
import org.caselli.fax.domain.settings.RetiredSetting;
import org.caselli.fax.domain.settings.SettingKey;
import org.caselli.fax.domain.settings.SettingScope;
import org.caselli.fax.domain.settings.Settings;
import org.caselli.fax.domain.settings.SettingsCatalogue;
import org.caselli.fax.domain.settings.SettingsCheck;
import org.caselli.fax.domain.settings.SettingsPlace;
import org.caselli.fax.domain.settings.SettingsSnapshot;
import org.caselli.fax.store.SettingRows.Written;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@link Settings} as rows. What was read is kept while the rows stay as they are, which is looked
 * at twice a second, so that a change on another node is seen within a second. A change made here
 * holds as soon as its transaction has ended.
 */
@ApplicationScoped
public class JpaSettings implements Settings {
  private static final Logger log = LoggerFactory.getLogger(JpaSettings.class);
  private static final UUID NOBODY = new UUID(0, 0);
  private static final Duration LOOK_EVERY = Duration.ofMillis(500);

  /** How long after a change made here its transaction may end. */
  private static final Duration ENDS_WITHIN = Duration.ofSeconds(5);

  private static final int MOST_KEPT = 100_000;

  private final SettingRows rows;
  private final AuditTrail trail;
  private final Clock clock;
  private final Map<List<Scope>, Kept> kept = new ConcurrentHashMap<>();
  private volatile Looked looked = new Looked(0, Instant.EPOCH);
  private volatile Instant changedHere = Instant.EPOCH;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected JpaSettings() {
    this(null, null, null);
  }

  @Inject
  public JpaSettings(EntityManager em, AuditTrail trail, Clock clock) {
    this.rows = new SettingRows(em);
    this.trail = trail;
    this.clock = clock;
  }

  private record Scope(SettingScope scope, UUID id) {}

  /** Number of changes everywhere, and when it was looked at. */
  private record Looked(long stamp, Instant at) {}

  /** What was read when there had been at least so many changes. */
  private record Kept(long stamp, SettingsSnapshot snapshot) {}

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
    long stamp = stampOfToday();
    Kept last = kept.get(scopes);
    if (last != null && last.stamp() == stamp) {
      return last.snapshot();
    }
    List<Map<String, Object>> values = new ArrayList<>();
    for (Scope scope : scopes) {
      if (scope.scope() == SettingScope.ACCOUNT) {
        values.add(fromReseller(scope.id()));
      }
      values.add(given(scope.scope(), scope.id()));
    }
    SettingsSnapshot snapshot = SettingsSnapshot.of(values);
    if (kept.size() >= MOST_KEPT) {
      kept.clear();
    }
    kept.put(scopes, new Kept(stamp, snapshot));
    return snapshot;
  }

  private long stampOfToday() {
    Instant now = clock.instant();
    Looked last = looked;
    boolean recent = Duration.between(last.at(), now).abs().compareTo(LOOK_EVERY) < 0;
    boolean mayChange = Duration.between(changedHere, now).abs().compareTo(ENDS_WITHIN) < 0;
    if (recent && !mayChange) {
      return last.stamp();
    }
    long stamp = rows.stamp();
    looked = new Looked(stamp, now);
    if (stamp != last.stamp()) {
      kept.clear();
    }
    return stamp;
  }

  @Override
  public Map<String, Object> given(SettingScope scope, UUID scopeId) {
    return rows.given(scope, scopeId);
  }

  @Override
  public Map<String, Object> fromReseller(UUID account) {
    Map<String, Object> values = new LinkedHashMap<>();
    rows.reseller(account)
        .ifPresent(reseller -> values.putAll(rows.given(SettingScope.ACCOUNT, reseller)));
    values.keySet().removeIf(name -> !SettingsCatalogue.isPassedOn(name));
    return values;
  }

  @Override
  public Set<UUID> accountsWith(SettingKey<Boolean> key) {
    return rows.scopes(SettingScope.ACCOUNT, key.name(), JsonText.writeValue(true));
  }

  @Override
  public int refresh() {
    int places = kept.size();
    looked = new Looked(0, Instant.EPOCH);
    kept.clear();
    return places;
  }

  @Override
  public long revision(SettingScope scope, UUID scopeId) {
    return rows.revision(scope, scopeId);
  }

  @Override
  public long hold(SettingScope scope, UUID scopeId) {
    rows.hold();
    return rows.revision(scope, scopeId);
  }

  @Override
  public void give(SettingScope scope, UUID scopeId, Map<String, Object> values, Actor by) {
    Map<String, @Nullable Object> accepted = SettingsCheck.accepted(scope, values);
    for (String name : values.keySet()) {
      RetiredSetting.named(name)
          .ifPresent(retired -> log.info("The setting {} is retired and has no effect", name));
    }
    rows.hold();
    Map<String, Object> before = rows.given(scope, scopeId);
    Map<String, Object> changes = new LinkedHashMap<>();
    accepted.forEach(
        (name, value) -> {
          if (!same(before.get(name), value)) {
            changes.put(name, change(before.get(name), value));
            write(scope, scopeId, name, value, new Written(by.name(), clock.instant()));
          }
        });
    if (!changes.isEmpty()) {
      rows.changed(scope, scopeId);
      writeDown(scope, scopeId, changes, by);
      changedHere = clock.instant();
    }
    refresh();
  }

  /** Numbers of one value may be of several types before they are written. */
  private static boolean same(@Nullable Object before, @Nullable Object after) {
    if (before == null || after == null) {
      return before == after;
    }
    return JsonText.writeValue(before).equals(JsonText.writeValue(after));
  }

  private static Map<String, Object> change(@Nullable Object before, @Nullable Object after) {
    Map<String, Object> change = new LinkedHashMap<>();
    if (before != null) {
      change.put("from", before);
    }
    if (after != null) {
      change.put("to", after);
    }
    return change;
  }

  private void write(
      SettingScope scope, UUID scopeId, String name, @Nullable Object value, Written written) {
    if (value == null) {
      rows.remove(scope, scopeId, name);
    } else {
      rows.write(scope, scopeId, name, JsonText.writeValue(value), written);
    }
  }

  private void writeDown(SettingScope scope, UUID scopeId, Map<String, Object> changes, Actor by) {
    Map<String, Object> detail = new LinkedHashMap<>();
    detail.put("revision", rows.revision(scope, scopeId));
    detail.put("changes", changes);
    Optional<UUID> account =
        scope == SettingScope.ACCOUNT ? Optional.of(scopeId) : Optional.empty();
    Subject subject =
        new Subject(SettingsPlace.AUDITED_AS, SettingsPlace.subject(scope, scopeId), account);
    trail.add(Act.of(by, "settings.changed", subject, detail, clock.instant()));
  }
}
