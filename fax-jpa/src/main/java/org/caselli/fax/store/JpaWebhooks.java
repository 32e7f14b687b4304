package org.caselli.fax.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.fax.Fax.Direction;
import org.caselli.fax.domain.webhook.Webhook;
import org.caselli.fax.domain.webhook.Webhooks;

/** {@link Webhooks} over JPA. */
@ApplicationScoped
public class JpaWebhooks implements Webhooks {
  private static final UUID NOBODY = new UUID(0, 0);

  private final EntityManager em;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected JpaWebhooks() {
    this(null);
  }

  @Inject
  public JpaWebhooks(EntityManager em) {
    this.em = em;
  }

  @Override
  public Optional<Webhook> byId(UUID account, UUID id) {
    return byId(id).filter(webhook -> webhook.accountId().equals(account));
  }

  @Override
  public Optional<Webhook> byId(UUID id) {
    return Optional.ofNullable(em.find(Webhook.class, id));
  }

  @Override
  public List<Webhook> ofAccount(UUID account) {
    return em.createQuery(
            "select w from Webhook w where w.accountId = :account order by w.createdAt, w.id",
            Webhook.class)
        .setParameter("account", account)
        .getResultList();
  }

  @Override
  public List<Webhook> switchedOff(Collection<UUID> accounts) {
    return em.createQuery(
            "select w from Webhook w where w.accountId in :accounts and w.enabled = false"
                + " and w.disableReason <> '' order by w.createdAt, w.id",
            Webhook.class)
        .setParameter("accounts", accounts)
        .getResultList();
  }

  @Override
  public Optional<Webhook> callback(UUID faxbox, Direction direction) {
    return em.createQuery(
            "select w from Webhook w where w.faxboxId = :faxbox and w.direction = :direction",
            Webhook.class)
        .setParameter("faxbox", faxbox)
        .setParameter("direction", direction)
        .getResultStream()
        .findFirst();
  }

  @Override
  public List<Webhook> listeningTo(UUID account, Collection<UUID> above) {
    return em.createQuery(
            "select w from Webhook w where w.enabled = true and (w.accountId = :account"
                + " or (w.includeSubaccounts = true and w.accountId in :above))"
                + " order by w.createdAt, w.id",
            Webhook.class)
        .setParameter("account", account)
        .setParameter("above", above.isEmpty() ? List.of(NOBODY) : above)
        .getResultList();
  }

  @Override
  public void add(Webhook webhook) {
    em.persist(webhook);
  }

  @Override
  public void remove(Webhook webhook) {
    em.remove(em.contains(webhook) ? webhook : em.merge(webhook));
  }

  @Override
  public void removeAll(UUID account) {
    em.createNativeQuery("delete from webhook where account_id = ?1")
        .setParameter(1, account)
        .executeUpdate();
  }

  @Override
  public boolean switchOff(UUID id, String why, Instant now) {
    return em.createNativeQuery(
                "update webhook set enabled = false, disable_reason = ?2, modified_at = ?3,"
                    + " version = version + 1 where id = ?1 and enabled = true")
            .setParameter(1, id)
            .setParameter(2, why)
            .setParameter(3, now)
            .executeUpdate()
        == 1;
  }

  @Override
  public void failed(UUID id, Instant now) {
    em.createNativeQuery(
            "update webhook set failing_since = ?2 where id = ?1 and failing_since is null")
        .setParameter(1, id)
        .setParameter(2, now)
        .executeUpdate();
  }

  @Override
  public boolean recovered(UUID id) {
    return em.createNativeQuery(
                "update webhook set failing_since = null"
                    + " where id = ?1 and failing_since is not null")
            .setParameter(1, id)
            .executeUpdate()
        == 1;
  }

  @Override
  public List<UUID> due(Instant now, UUID after, int most) {
    List<?> rows =
        em.createNativeQuery(
                "select cast(w.id as varchar) from webhook w where w.enabled = true and w.id > ?2"
                    + " and exists (select 1 from webhook_delivery d where d.webhook_id = w.id"
                    + " and d.state = 'WAITING' and d.due_at <= ?1"
                    + " and (d.claimed_until is null or d.claimed_until <= current_timestamp))"
                    + " order by w.id")
            .setParameter(1, now)
            .setParameter(2, after)
            .setMaxResults(most)
            .getResultList();
    return rows.stream().map(row -> UUID.fromString((String) row)).toList();
  }
}
