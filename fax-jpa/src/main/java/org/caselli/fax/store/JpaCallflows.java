package org.caselli.fax.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.callflow.Callflow;
import org.caselli.fax.domain.callflow.Callflows;

/** {@link Callflows} over JPA; numbers are plain rows. */
@ApplicationScoped
public class JpaCallflows implements Callflows {
  private final EntityManager em;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected JpaCallflows() {
    this(null);
  }

  @Inject
  public JpaCallflows(EntityManager em) {
    this.em = em;
  }

  @Override
  public Optional<Callflow> byId(UUID account, UUID id) {
    return Optional.ofNullable(em.find(Callflow.class, id))
        .filter(callflow -> callflow.accountId().equals(account));
  }

  @Override
  public List<Callflow> ofAccount(UUID account) {
    return listed(account, "");
  }

  @Override
  public List<Callflow> withPatterns(UUID account) {
    return listed(account, " and c.hasPatterns = true");
  }

  private List<Callflow> listed(UUID account, String condition) {
    return em.createQuery(
            "select c from Callflow c where c.accountId = :account"
                + condition
                + " order by c.createdAt, c.id",
            Callflow.class)
        .setParameter("account", account)
        .getResultList();
  }

  @Override
  public Optional<Callflow> byNumber(UUID account, String number) {
    return rows("and number = ?2", account, number).values().stream()
        .findFirst()
        .flatMap(id -> byId(account, id));
  }

  @Override
  public Map<String, UUID> numbers(UUID account) {
    return rows("order by number", account);
  }

  private Map<String, UUID> rows(String condition, Object... parameters) {
    var query =
        em.createNativeQuery(
            "select number, cast(callflow_id as varchar) from callflow_number where account_id = ?1 "
                + condition);
    for (int i = 0; i < parameters.length; i++) {
      query.setParameter(i + 1, parameters[i]);
    }
    Map<String, UUID> byNumber = new LinkedHashMap<>();
    for (Object row : query.getResultList()) {
      Object[] columns = (Object[]) row;
      byNumber.put((String) columns[0], UUID.fromString((String) columns[1]));
    }
    return byNumber;
  }

  @Override
  public void save(Callflow callflow) {
    if (em.find(Callflow.class, callflow.id()) == null) {
      em.persist(callflow);
    }
    em.flush();
    em.createNativeQuery("delete from callflow_number where callflow_id = ?1")
        .setParameter(1, callflow.id())
        .executeUpdate();
    for (String number : callflow.document().numbers()) {
      em.createNativeQuery(
              "insert into callflow_number (account_id, number, callflow_id) values (?1, ?2, ?3)")
          .setParameter(1, callflow.accountId())
          .setParameter(2, number)
          .setParameter(3, callflow.id())
          .executeUpdate();
    }
  }

  @Override
  public void remove(Callflow callflow) {
    em.createNativeQuery("delete from callflow_number where callflow_id = ?1")
        .setParameter(1, callflow.id())
        .executeUpdate();
    em.remove(em.contains(callflow) ? callflow : em.merge(callflow));
  }
}
