package org.caselli.fax.store;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import org.caselli.fax.domain.job.Job;
import org.caselli.fax.domain.job.JobListing;
import org.caselli.fax.domain.job.JobState;

/** The question for a list of jobs, along one index of the table whatever the list. */
record JobListQuery(JobListing listing) {
  TypedQuery<Job> of(EntityManager em) {
    boolean pending = listing.state() == JobState.PENDING;
    String time = pending ? "j.dueAt" : "j.createdAt";
    String than = pending ? ">" : "<";
    String text =
        "select j from Job j where j.state = :state"
            + (listing.account().isPresent() ? " and j.accountId = :account" : "")
            + (listing.faxbox().isPresent() ? " and j.faxboxId = :faxbox" : "")
            + (listing.after().isPresent() ? behind(time, than) : "")
            + (" order by " + alongIndex() + time + (pending ? ", j.id" : " desc, j.id desc"));
    TypedQuery<Job> query = em.createQuery(text, Job.class).setParameter("state", listing.state());
    listing.account().ifPresent(id -> query.setParameter("account", id));
    listing.faxbox().ifPresent(id -> query.setParameter("faxbox", id));
    listing
        .after()
        .ifPresent(
            after -> query.setParameter("time", after.createdAt()).setParameter("id", after.id()));
    return query;
  }

  /** What is the same in all rows: it orders nothing, but H2 takes the index for it only then. */
  private String alongIndex() {
    if (listing.state() == JobState.PENDING) {
      return "";
    }
    if (listing.faxbox().isPresent()) {
      return "j.faxboxId, j.state, ";
    }
    return listing.account().isPresent() ? "j.accountId, j.state, " : "";
  }

  private static String behind(String time, String than) {
    return " and "
        + time
        + than
        + "= :time and ("
        + time
        + than
        + " :time or j.id "
        + than
        + " :id)";
  }
}
