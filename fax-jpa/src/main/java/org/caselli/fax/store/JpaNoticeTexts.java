package org.caselli.fax.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;
import org.caselli.fax.domain.notice.NoticeKind;
import org.caselli.fax.domain.notice.NoticeText;
import org.caselli.fax.domain.notice.NoticeTexts;

/** {@link NoticeTexts} over JPA. */
@ApplicationScoped
public class JpaNoticeTexts implements NoticeTexts {
  private final EntityManager em;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected JpaNoticeTexts() {
    this(null);
  }

  @Inject
  public JpaNoticeTexts(EntityManager em) {
    this.em = em;
  }

  @Override
  public List<NoticeText> of(UUID account, NoticeKind kind) {
    return em.createQuery(
            "select t from NoticeText t where t.accountId = :account and t.kind = :kind"
                + " order by t.language",
            NoticeText.class)
        .setParameter("account", account)
        .setParameter("kind", kind)
        .getResultList();
  }

  @Override
  public void add(NoticeText text) {
    em.persist(text);
  }

  @Override
  public void remove(NoticeText text) {
    em.remove(em.contains(text) ? text : em.merge(text));
  }
}
