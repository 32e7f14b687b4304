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
import org.caselli.fax.domain.maillog.LoggedMail;
import org.caselli.fax.domain.maillog.MailLog;

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
  public Optional<LoggedMail> byId(UUID account, UUID id) {
    return Optional.ofNullable(em.find(LoggedMail.class, id))
        .filter(mail -> mail.target().account().equals(account));
  }

  @Override
  public List<LoggedMail> walk(Target target, Stretch stretch, int most) {
    List<String> fields = new ArrayList<>(List.of("accountId"));
    target.faxbox().ifPresent(id -> fields.add(0, "faxboxId"));
    target.owner().ifPresent(id -> fields.add(0, "ownerId"));
    TypedQuery<LoggedMail> query =
        StretchQuery.of(em, LoggedMail.class, fields, stretch)
            .setParameter("accountId", target.account());
    target.faxbox().ifPresent(id -> query.setParameter("faxboxId", id));
    target.owner().ifPresent(id -> query.setParameter("ownerId", id));
    return query.setMaxResults(most).getResultList();
  }

  @Override
  public void add(LoggedMail mail) {
    em.persist(mail);
  }
}
