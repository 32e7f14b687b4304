package org.caselli.fax.app.dispatch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.caselli.fax.port.AccountQueues;
import org.caselli.fax.port.AccountQueues.QueueFailure;
import org.caselli.fax.port.AccountQueues.QueuedJob;
import org.caselli.fax.port.Wakeups;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts jobs that have fallen due into the queues of their accounts, and wakes the accounts. */
@ApplicationScoped
public class StartDueJobs {
  private static final Logger log = LoggerFactory.getLogger(StartDueJobs.class);

  private final EnqueueJobs enqueue;
  private final AccountQueues queues;
  private final Wakeups wakeups;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected StartDueJobs() {
    this(null, null, null);
  }

  @Inject
  public StartDueJobs(EnqueueJobs enqueue, AccountQueues queues, Wakeups wakeups) {
    this.enqueue = enqueue;
    this.queues = queues;
    this.wakeups = wakeups;
  }

  /** Queues those of the jobs that are due. */
  public void startDueJobs(List<UUID> jobs) {
    send(enqueue.due(jobs), wakeups::dispatch);
  }

  /** Queues those of the jobs that are due and part of a long backlog: others go first. */
  public void startBacklog(List<UUID> jobs) {
    send(enqueue.due(jobs), wakeups::dispatchLater);
  }

  /** Queues jobs again whose messages were lost. */
  public void startLostJobs(List<UUID> jobs) {
    send(enqueue.again(jobs), wakeups::dispatch);
  }

  private void send(Map<UUID, List<QueuedJob>> messages, Consumer<UUID> wake) {
    if (messages.isEmpty()) {
      return;
    }
    try {
      queues.send(messages);
    } catch (QueueFailure e) {
      log.warn(
          "Jobs of {} accounts are due, but not queued; the sweep sends them again",
          messages.size(),
          e);
    }
    messages.keySet().forEach(wake);
  }
}
