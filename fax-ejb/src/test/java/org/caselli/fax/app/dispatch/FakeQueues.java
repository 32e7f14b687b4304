package org.caselli.fax.app.dispatch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.caselli.fax.port.AccountQueues;

/** The accounts' queues in memory, in the order of priority and sending. Thread-safe. */
public final class FakeQueues implements AccountQueues {
  private final Map<UUID, List<QueuedJob>> queues = new HashMap<>();
  private boolean away;
  private Runnable whileSending = () -> {};

  /** From now on the broker takes and gives nothing. */
  public synchronized void goAway() {
    away = true;
  }

  /** From now on the broker works. */
  public synchronized void comeBack() {
    away = false;
  }

  /** From now on something happens each time that messages are sent. */
  public synchronized void whileSending(Runnable happens) {
    whileSending = happens;
  }

  /** All messages of an account are lost. */
  public synchronized void lose(UUID account) {
    queues.remove(account);
  }

  /** What waits in the queue of an account. */
  public synchronized List<QueuedJob> waiting(UUID account) {
    return List.copyOf(queues.getOrDefault(account, List.of()));
  }

  @Override
  public synchronized void send(Map<UUID, List<QueuedJob>> jobs) {
    check();
    whileSending.run();
    jobs.forEach(
        (account, messages) -> {
          List<QueuedJob> queue = queues.computeIfAbsent(account, id -> new ArrayList<>());
          queue.addAll(messages);
          queue.sort(Comparator.comparing(QueuedJob::priority).reversed());
        });
  }

  @Override
  public synchronized boolean isEmpty(UUID account) {
    check();
    return waiting(account).isEmpty();
  }

  @Override
  public boolean isUp() {
    try {
      check();
      return true;
    } catch (QueueFailure e) {
      return false;
    }
  }

  private void check() {
    if (away) {
      throw new QueueFailure("The broker is away", new IllegalStateException("away"));
    }
  }

  @Override
  public AccountQueue open(UUID account) {
    return new Open(account);
  }

  @Override
  public void close() {}

  private synchronized List<QueuedJob> remove(UUID account, int most) {
    check();
    List<QueuedJob> queue = queues.computeIfAbsent(account, id -> new ArrayList<>());
    List<QueuedJob> first = List.copyOf(queue.subList(0, Math.min(most, queue.size())));
    queue.subList(0, first.size()).clear();
    return first;
  }

  private synchronized void restore(UUID account, List<QueuedJob> jobs) {
    queues.computeIfAbsent(account, id -> new ArrayList<>()).addAll(0, jobs);
  }

  private final class Open implements AccountQueue {
    private final UUID account;
    private final List<QueuedJob> taken = new ArrayList<>();

    Open(UUID account) {
      this.account = account;
    }

    @Override
    public List<QueuedJob> take(int most) {
      List<QueuedJob> jobs = remove(account, most);
      taken.addAll(jobs);
      return jobs;
    }

    @Override
    public void acknowledge() {
      taken.clear();
    }

    @Override
    public void putBack() {
      restore(account, taken);
      taken.clear();
    }

    @Override
    public void close() {
      putBack();
    }
  }
}
