package org.caselli.fax.app.query;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.job.Job;
import org.caselli.fax.domain.job.JobListing;
import org.caselli.fax.domain.job.Jobs;

/** Jobs in memory, as far as readers need them. */
public final class ReadableJobs implements Jobs {
  private final Map<UUID, Job> jobs = new LinkedHashMap<>();

  @Override
  public Optional<Job> byId(UUID id) {
    return Optional.ofNullable(jobs.get(id));
  }

  @Override
  public Optional<UUID> accountOf(UUID id) {
    return byId(id).map(Job::accountId);
  }

  @Override
  public Optional<Job> held(UUID id) {
    throw new UnsupportedOperationException("Readers change nothing");
  }

  @Override
  public List<Job> byIds(List<UUID> ids) {
    throw new UnsupportedOperationException("Reading needs no dispatch");
  }

  @Override
  public void add(Job job) {
    jobs.put(job.id(), job);
  }

  @Override
  public long nextOrder() {
    throw new UnsupportedOperationException("Reading needs no dispatch");
  }

  @Override
  public List<Long> nextOrders(List<UUID> jobs) {
    throw new UnsupportedOperationException("Reading needs no dispatch");
  }

  @Override
  public List<DueJob> ripe(Instant now, Rounds rounds, int most) {
    throw new UnsupportedOperationException("Reading needs no dispatch");
  }

  @Override
  public int queuedSince(Instant since, int most) {
    throw new UnsupportedOperationException("Reading needs no dispatch");
  }

  @Override
  public List<DueJob> asleepUntil(Instant from, Instant until, int most) {
    throw new UnsupportedOperationException("Reading needs no dispatch");
  }

  @Override
  public List<DueJob> preparingSince(Instant before, int most) {
    throw new UnsupportedOperationException("Reading needs no dispatch");
  }

  @Override
  public List<UUID> accountsWithQueuedJobs(Instant before) {
    throw new UnsupportedOperationException("Reading needs no dispatch");
  }

  @Override
  public List<UUID> idleAccountsWithQueuedJobs() {
    throw new UnsupportedOperationException("Reading needs no dispatch");
  }

  @Override
  public List<UUID> queuedBefore(UUID account, Instant before, int most) {
    throw new UnsupportedOperationException("Reading needs no dispatch");
  }

  @Override
  public List<UUID> overtakenIn(UUID account, long before, int most) {
    throw new UnsupportedOperationException("Reading needs no dispatch");
  }

  @Override
  public List<Job> preparingOf(UUID batch, int most) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<DueJob> expired(Instant now, int most) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void endPreparations(List<UUID> living, Instant now) {
    throw new UnsupportedOperationException("Reading needs no dispatch");
  }

  @Override
  public boolean hasQueued(UUID account) {
    throw new UnsupportedOperationException("Reading needs no dispatch");
  }

  @Override
  public boolean hasUnfinished(UUID account) {
    return jobs.values().stream()
        .anyMatch(job -> job.accountId().equals(account) && !job.state().isFinal());
  }

  @Override
  public boolean hasQueuedOrWaiting(UUID account) {
    throw new UnsupportedOperationException("Reading needs no dispatch");
  }

  @Override
  public List<Job> list(JobListing listing, int most) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long waitingOf(UUID account) {
    throw new UnsupportedOperationException("Reading needs no dispatch");
  }
}
