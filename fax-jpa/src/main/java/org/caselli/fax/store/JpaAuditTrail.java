package org.caselli.fax.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.audit.Act;
import org.caselli.fax.domain.audit.Actor;
import org.caselli.fax.domain.audit.AuditTrail;
import org.caselli.fax.domain.audit.Subject;

/** {@link AuditTrail} as rows. Thread-safe. */
@ApplicationScoped
public class JpaAuditTrail implements AuditTrail {
  private final EntityManager em;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected JpaAuditTrail() {
    this(null);
  }

  @Inject
  public JpaAuditTrail(EntityManager em) {
    this.em = em;
  }

  @Override
  public void add(Act act) {
    em.createNativeQuery(
            "insert into audit (at, actor, correlation_id, action, subject_kind, subject_id,"
                + " account_id, detail) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")
        .setParameter(1, act.at())
        .setParameter(2, act.actor().name())
        .setParameter(3, act.actor().correlation())
        .setParameter(4, act.action())
        .setParameter(5, act.subject().kind())
        .setParameter(6, act.subject().id())
        .setParameter(7, act.subject().account().map(UUID::toString).orElse(""))
        .setParameter(8, JsonText.write(act.detail()))
        .executeUpdate();
  }

  @Override
  public List<Act> latest(String kind, String id, long before, int most) {
    List<?> rows =
        em.createNativeQuery(
                "select seq, at, actor, correlation_id, action, account_id, detail from audit"
                    + " where subject_kind = ?1 and subject_id = ?2 and seq < ?3"
                    + " order by seq desc")
            .setParameter(1, kind)
            .setParameter(2, id)
            .setParameter(3, before)
            .setMaxResults(most)
            .getResultList();
    return rows.stream().map(row -> act(kind, id, (Object[]) row)).toList();
  }

  private static Act act(String kind, String id, Object[] row) {
    Optional<UUID> account =
        Optional.of((String) row[5]).filter(text -> !text.isEmpty()).map(UUID::fromString);
    return new Act(
        ((Number) row[0]).longValue(),
        instant(row[1]),
        new Actor((String) row[2], (String) row[3]),
        (String) row[4],
        new Subject(kind, id, account),
        JsonText.readObject((String) row[6]));
  }

  private static Instant instant(Object time) {
    return time instanceof OffsetDateTime zoned ? zoned.toInstant() : (Instant) time;
  }
}
