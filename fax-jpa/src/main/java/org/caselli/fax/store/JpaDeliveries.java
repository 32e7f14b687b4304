package org.caselli.fax.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.listing.Stretch;
import org.caselli.fax.domain.webhook.Deliveries;
import org.caselli.fax.domain.webhook.Delivery;
import org.caselli.fax.domain.webhook.DeliveryAttempt;
import org.hibernate.Session;

/** {@link Deliveries} over JPA; what is many comes in batches of statements. */
@ApplicationScoped
public class JpaDeliveries implements Deliveries {
  private static final String ADD =
      "insert into webhook_delivery (id, webhook_id, account_id, event_id, topic, fax_id, sequence,"
          + " payload, state, attempts, claims, due_at, give_up_at, created_at)"
          + " values (?, ?, ?, ?, ?, ?, ?, ?, 'WAITING', 0, 0, ?, ?, ?) on conflict do nothing";

  private static final String FREE =
      " and state = 'WAITING' and (claimed_until is null or claimed_until <= current_timestamp)";

  private final EntityManager em;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected JpaDeliveries() {
    this(null);
  }

  @Inject
  public JpaDeliveries(EntityManager em) {
    this.em = em;
  }

  @Override
  public void add(List<Delivery> deliveries) {
    em.flush();
    em.unwrap(Session.class)
        .doWork(
            connection -> {
              try (PreparedStatement insert = connection.prepareStatement(ADD)) {
                for (Delivery delivery : deliveries) {
                  fill(insert, delivery);
                  insert.addBatch();
                }
                insert.executeBatch();
              }
            });
  }

  private static void fill(PreparedStatement insert, Delivery delivery) throws SQLException {
    insert.setObject(1, delivery.id());
    insert.setObject(2, delivery.webhookId());
    insert.setObject(3, delivery.accountId());
    insert.setObject(4, delivery.eventId());
    insert.setString(5, delivery.topic());
    insert.setObject(6, delivery.faxId().orElse(null));
    insert.setLong(7, delivery.sequence());
    insert.setString(8, delivery.payload());
    insert.setTimestamp(9, Timestamp.from(delivery.dueAt()));
    insert.setTimestamp(10, Timestamp.from(delivery.giveUpAt()));
    insert.setTimestamp(11, Timestamp.from(delivery.createdAt()));
  }

  @Override
  public List<Delivery> claim(UUID webhook, Instant now, Duration lease, int most) {
    List<?> due =
        em.createNativeQuery(
                "select cast(id as varchar) from webhook_delivery where webhook_id = ?1"
                    + " and due_at <= ?2"
                    + FREE
                    + " order by due_at, created_at, id")
            .setParameter(1, webhook)
            .setParameter(2, now)
            .setMaxResults(most)
            .getResultList();
    List<Delivery> claimed = new ArrayList<>();
    for (Object row : due) {
      UUID id = UUID.fromString((String) row);
      if (claim(id, lease)) {
        Delivery delivery = em.find(Delivery.class, id);
        em.refresh(delivery);
        claimed.add(delivery);
      }
    }
    return claimed;
  }

  private boolean claim(UUID id, Duration lease) {
    return em.createNativeQuery(
                "update webhook_delivery set claims = claims + 1, claimed_until ="
                    + " current_timestamp + cast(?2 as integer) * interval '0.001' second"
                    + " where id = ?1"
                    + FREE)
            .setParameter(1, id)
            .setParameter(2, lease.toMillis())
            .executeUpdate()
        == 1;
  }

  @Override
  public void release(UUID id) {
    em.flush();
    em.createNativeQuery("update webhook_delivery set claimed_until = null where id = ?1")
        .setParameter(1, id)
        .executeUpdate();
  }

  @Override
  public Optional<Delivery> held(UUID id) {
    return Optional.ofNullable(em.find(Delivery.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  @Override
  public Optional<Delivery> byId(UUID webhook, UUID id) {
    return Optional.ofNullable(em.find(Delivery.class, id))
        .filter(delivery -> delivery.webhookId().equals(webhook));
  }

  @Override
  public int hasten(UUID webhook, Instant now) {
    return em.createNativeQuery(
            "update webhook_delivery set due_at = ?2"
                + " where webhook_id = ?1 and state = 'WAITING' and due_at > ?2")
        .setParameter(1, webhook)
        .setParameter(2, now)
        .executeUpdate();
  }

  @Override
  public int giveUpLate(Instant now) {
    return em.createNativeQuery(
            "update webhook_delivery set state = 'GIVEN_UP', ended_at = ?1"
                + " where give_up_at < ?1 and webhook_id in"
                + " (select id from webhook where enabled = false)"
                + FREE)
        .setParameter(1, now)
        .executeUpdate();
  }

  @Override
  public List<Delivery> walk(Target target, Stretch stretch, int most) {
    return walk(Delivery.class, target, stretch, most);
  }

  @Override
  public void add(DeliveryAttempt attempt) {
    em.persist(attempt);
  }

  @Override
  public List<DeliveryAttempt> attemptsOf(UUID delivery) {
    return em.createQuery(
            "select a from DeliveryAttempt a where a.deliveryId = :delivery"
                + " order by a.createdAt, a.id",
            DeliveryAttempt.class)
        .setParameter("delivery", delivery)
        .getResultList();
  }

  @Override
  public List<DeliveryAttempt> walkAttempts(Target target, Stretch stretch, int most) {
    return walk(DeliveryAttempt.class, target, stretch, most);
  }

  private <T> List<T> walk(Class<T> entity, Target target, Stretch stretch, int most) {
    String field = target.webhook().isPresent() ? "webhookId" : "accountId";
    TypedQuery<T> query = StretchQuery.of(em, entity, List.of(field), stretch);
    return query
        .setParameter(field, target.webhook().orElse(target.account()))
        .setMaxResults(most)
        .getResultList();
  }

  @Override
  public int forgetBefore(Instant time, int most) {
    return em.createNativeQuery(
            "delete from webhook_delivery where id in (select id from webhook_delivery"
                + " where ended_at < ?1 order by ended_at limit ?2)")
        .setParameter(1, time)
        .setParameter(2, most)
        .executeUpdate();
  }

  @Override
  public Waiting waiting() {
    Object[] row =
        (Object[])
            em.createNativeQuery(
                    "select count(d.id), min(d.created_at), count(distinct case when"
                        + " w.failing_since is not null then w.id end) from webhook_delivery d"
                        + " join webhook w on w.id = d.webhook_id"
                        + " where d.state = 'WAITING' and w.enabled = true")
                .getSingleResult();
    return new Waiting(
        ((Number) row[0]).longValue(),
        Optional.ofNullable(row[1]).map(JpaDeliveries::instant),
        ((Number) row[2]).longValue());
  }

  private static Instant instant(Object value) {
    if (value instanceof Timestamp stamp) {
      return stamp.toInstant();
    }
    if (value instanceof java.time.OffsetDateTime time) {
      return time.toInstant();
    }
    return (Instant) value;
  }
}
