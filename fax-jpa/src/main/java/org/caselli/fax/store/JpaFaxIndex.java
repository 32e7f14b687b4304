package org.caselli.fax.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Optional;
import org.caselli.fax.domain.call.Facts;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.fax.FaxIndex;
import org.caselli.fax.domain.fax.FaxListing;
import org.caselli.fax.domain.fax.Folder;
import org.caselli.fax.domain.job.Job;
import org.caselli.fax.domain.job.JobState;

/** {@link FaxIndex} by one query for each page, along the index of folder and time. */
@ApplicationScoped
public class JpaFaxIndex implements FaxIndex {
  private final EntityManager em;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected JpaFaxIndex() {
    this(null);
  }

  @Inject
  public JpaFaxIndex(EntityManager em) {
    this.em = em;
  }

  @Override
  public List<Row> list(FaxListing listing) {
    TypedQuery<Object[]> query = em.createQuery(text(listing), Object[].class);
    query.setParameter("account", listing.account());
    switch (listing.view()) {
      case INBOX -> query.setParameter("folder", Folder.INBOX);
      case OUTGOING, OUTBOX -> {
        query.setParameter("folder", Folder.OUTBOX);
        query.setParameter(
            "states", List.of(JobState.COMPLETED, JobState.FAILED, JobState.CANCELLED));
      }
    }
    listing.faxbox().ifPresent(faxbox -> query.setParameter("faxbox", faxbox));
    listing.from().ifPresent(from -> query.setParameter("from", from));
    listing.to().ifPresent(to -> query.setParameter("to", to));
    listing
        .after()
        .ifPresent(
            after -> {
              query.setParameter("afterTime", after.createdAt());
              query.setParameter("afterId", after.id());
            });
    return query.setMaxResults(listing.most()).getResultStream().map(JpaFaxIndex::row).toList();
  }

  private static String text(FaxListing listing) {
    StringBuilder text = new StringBuilder("select f, j from Fax f left join Job j on j.id = f.id");
    text.append(" where f.accountId = :account and f.folder = :folder and not f.deleted");
    switch (listing.view()) {
      case OUTGOING -> text.append(" and j.state not in :states");
      case OUTBOX -> text.append(" and j.state in :states");
      case INBOX -> text.append("");
    }
    if (listing.faxbox().isPresent()) {
      text.append(" and f.faxboxId = :faxbox");
    }
    if (listing.from().isPresent()) {
      text.append(" and f.createdAt >= :from");
    }
    if (listing.to().isPresent()) {
      text.append(" and f.createdAt <= :to");
    }
    String than = listing.ascending() ? ">" : "<";
    if (listing.after().isPresent()) {
      text.append(" and (f.createdAt ").append(than).append(" :afterTime or (");
      text.append("f.createdAt = :afterTime and f.id ").append(than).append(" :afterId))");
    }
    String order = listing.ascending() ? "asc" : "desc";
    return text.append(" order by f.createdAt ")
        .append(order)
        .append(", f.id ")
        .append(order)
        .toString();
  }

  private static Row row(Object[] columns) {
    Fax fax = (Fax) columns[0];
    Optional<Job> job = Optional.ofNullable((Job) columns[1]);
    Facts facts = fax.result();
    return new Row(
        fax.id(),
        fax.faxboxId(),
        job.map(Job::state).map(JobState::name).orElse(""),
        fax.fromNumber(),
        fax.toNumber(),
        job.map(Job::attempts).orElse(0),
        job.map(Job::retries).orElse(0),
        fax.pages(),
        fax.createdAt(),
        fax.modifiedAt(),
        fax.deliveredAt(),
        fax.attributes(),
        JsonText.write(facts.values()));
  }
}
