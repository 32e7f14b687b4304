package org.caselli.fax.store;

import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.caselli.fax.domain.settings.SettingScope;

/** The rows of settings and of their revisions. Thread-safe. */
final class SettingRows {
  private final EntityManager em;

  SettingRows(EntityManager em) {
    this.em = em;
  }

  /** Counts all changes everywhere. */
  long stamp() {
    Object revision =
        em.createNativeQuery("select revision from settings_revision where scope = 'ALL'")
            .setFlushMode(FlushModeType.COMMIT)
            .getSingleResult();
    return ((Number) revision).longValue();
  }

  /** Lets nobody else change settings before the end of the transaction. */
  void hold() {
    em.createNativeQuery("update settings_revision set revision = revision + 1 where scope = 'ALL'")
        .executeUpdate();
  }

  long revision(SettingScope scope, UUID id) {
    List<?> rows =
        em.createNativeQuery(
                "select revision from settings_revision where scope = ?1 and scope_id = ?2")
            .setParameter(1, scope.name())
            .setParameter(2, text(scope, id))
            .getResultList();
    return rows.isEmpty() ? 0 : ((Number) rows.get(0)).longValue();
  }

  /** Counts a change at the scope; only while {@link #hold held}. */
  void changed(SettingScope scope, UUID id) {
    int known =
        em.createNativeQuery(
                "update settings_revision set revision = revision + 1"
                    + " where scope = ?1 and scope_id = ?2")
            .setParameter(1, scope.name())
            .setParameter(2, text(scope, id))
            .executeUpdate();
    if (known == 0) {
      em.createNativeQuery(
              "insert into settings_revision (scope, scope_id, revision) values (?1, ?2, 1)")
          .setParameter(1, scope.name())
          .setParameter(2, text(scope, id))
          .executeUpdate();
    }
  }

  Map<String, Object> given(SettingScope scope, UUID id) {
    List<?> rows =
        em.createNativeQuery(
                "select name, setting_value from setting where scope = ?1 and scope_id = ?2"
                    + " order by name")
            .setParameter(1, scope.name())
            .setParameter(2, text(scope, id))
            .getResultList();
    Map<String, Object> values = new LinkedHashMap<>();
    for (Object row : rows) {
      Object[] columns = (Object[]) row;
      values.put((String) columns[0], JsonText.readValue((String) columns[1]));
    }
    return values;
  }

  /** The account above. */
  Optional<UUID> reseller(UUID account) {
    List<?> ids =
        em.createNativeQuery(
                "select cast(parent_id as varchar) from account"
                    + " where id = ?1 and parent_id is not null")
            .setParameter(1, account)
            .getResultList();
    return ids.stream().map(id -> UUID.fromString((String) id)).findFirst();
  }

  /** The scopes of a kind that give a setting this value. */
  Set<UUID> scopes(SettingScope scope, String name, String value) {
    List<?> ids =
        em.createNativeQuery(
                "select scope_id from setting where name = ?1 and scope = ?2"
                    + " and setting_value = ?3")
            .setParameter(1, name)
            .setParameter(2, scope.name())
            .setParameter(3, value)
            .getResultList();
    return ids.stream().map(id -> UUID.fromString((String) id)).collect(Collectors.toSet());
  }

  void remove(SettingScope scope, UUID id, String name) {
    em.createNativeQuery("delete from setting where scope = ?1 and scope_id = ?2 and name = ?3")
        .setParameter(1, scope.name())
        .setParameter(2, text(scope, id))
        .setParameter(3, name)
        .executeUpdate();
  }

  /**
   * Writes a value.
   *
   * @param value as {@link JsonText#writeValue} writes it
   */
  void write(SettingScope scope, UUID id, String name, String value, Written written) {
    if (run(UPDATE, scope, id, name, value, written) == 0) {
      run(INSERT, scope, id, name, value, written);
    }
  }

  /** By whom and when. */
  record Written(String by, Instant at) {}

  private static final String UPDATE =
      "update setting set setting_value = ?4, changed_at = ?5, changed_by = ?6,"
          + " version = version + 1 where scope = ?1 and scope_id = ?2 and name = ?3";
  private static final String INSERT =
      "insert into setting"
          + " (scope, scope_id, name, setting_value, changed_at, changed_by, version)"
          + " values (?1, ?2, ?3, ?4, ?5, ?6, 1)";

  private int run(
      String statement, SettingScope scope, UUID id, String name, String value, Written written) {
    return em.createNativeQuery(statement)
        .setParameter(1, scope.name())
        .setParameter(2, text(scope, id))
        .setParameter(3, name)
        .setParameter(4, value)
        .setParameter(5, written.at())
        .setParameter(6, written.by())
        .executeUpdate();
  }

  private static String text(SettingScope scope, UUID id) {
    return scope == SettingScope.SYSTEM ? "" : id.toString();
  }
}
