package org.caselli.fax.app.dispatch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.caselli.fax.domain.job.Job;
import org.caselli.fax.domain.job.JobState;
import org.caselli.fax.domain.job.Jobs;
import org.caselli.fax.port.AccountQueues.QueuedJob;

/** Marks pending jobs as queued, in one transaction; the messages are sent afterwards. */
@ApplicationScoped
public class EnqueueJobs {
  private final Jobs jobs;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected EnqueueJobs() {
    this(null, null);
  }

  @Inject
  public EnqueueJobs(Jobs jobs, Clock clock) {
    this.jobs = jobs;
    this.clock = clock;
  }

  /** Queues those of the jobs that sleep and are due; returns their messages by account. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public Map<UUID, List<QueuedJob>> due(List<UUID> ids) {
    Instant now = clock.instant();
    return enqueue(
        ids,
        job ->
            !job.isQueued()
                && job.waitingFor().isEmpty()
                && job.dueAt().map(due -> !due.isAfter(now)).orElse(false),
        now);
  }

  /** Queues jobs again whose messages are lost; the lost ones no longer count. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public Map<UUID, List<QueuedJob>> again(List<UUID> ids) {
    return enqueue(ids, Job::isQueued, clock.instant());
  }

  private Map<UUID, List<QueuedJob>> enqueue(List<UUID> ids, Predicate<Job> which, Instant now) {
    List<Job> found = new ArrayList<>(jobs.byIds(ids));
    found.sort(
        Comparator.comparing((Job job) -> job.dueAt().orElse(now))
            .thenComparing(Job::queueOrder)
            .thenComparing(Job::createdAt));
    found.removeIf(job -> job.state() != JobState.PENDING || !which.test(job));
    Map<UUID, List<QueuedJob>> messages = new LinkedHashMap<>();
    if (found.isEmpty()) {
      return messages;
    }
    Iterator<Long> orders = jobs.nextOrders(found.stream().map(Job::id).toList()).iterator();
    for (Job job : found) {
      job.enqueued(orders.next(), now);
      messages
          .computeIfAbsent(job.accountId(), account -> new ArrayList<>())
          .add(new QueuedJob(job.id(), job.messageSeq(), job.schedule().priority()));
    }
    return messages;
  }
}
