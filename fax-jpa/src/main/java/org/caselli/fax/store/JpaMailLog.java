package org.caselli.fax.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.listing.Stretch;
import org.caselli.fax.domain.maillog.MailLog;
import org.caselli.fax.domain.maillog.RefusedMail;

/** {@link MailLog} over JPA. */
@ApplicationScoped
public class JpaMailLog implements MailLog {
  private final EntityManager em;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected JpaMailLog() {
    this(null);
  }

  @Inject
  public JpaMailLog(EntityManager em) {
    this.em = em;
  }

  @Override
  public Optional<RefusedMail> byId(UUID account, UUID id) {
    return Optional.ofNullable(em.find(RefusedMail.class, id))
        .filter(mail -> mail.target().account().equals(account));
  }

  @Override
  public List<RefusedMail> walk(Target target, Stretch stretch, int most) {
    List<String> fields = new ArrayList<>(List.of("accountId"));
    target.faxbox().ifPresent(id -> fields.add(0, "faxboxId"));
    target.owner().ifPresent(id -> fields.add(0, "ownerId"));
    TypedQuery<RefusedMail> query =
        StretchQuery.of(em, RefusedMail.class, fields, stretch)
            .setParameter("accountId", target.account());
    target.faxbox().ifPresent(id -> query.setParameter("faxboxId", id));
    target.owner().ifPresent(id -> query.setParameter("ownerId", id));
    return query.setMaxResults(most).getResultList();
  }

  @Override
  public void add(RefusedMail mail) {
    em.persist(mail);
  }
}
