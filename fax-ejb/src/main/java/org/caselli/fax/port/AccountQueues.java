package org.caselli.fax.port;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The durable queue {@code fax_outbound_{account}} of each account, made when it is first used. */
public interface AccountQueues extends AutoCloseable {
  /**
   * Puts jobs into the queues of their accounts, in order; all of them or none.
   *
   * @throws QueueFailure when the broker did not take them; the sweep tries again
   */
  void send(Map<UUID, List<QueuedJob>> jobs);

  /** Opens a queue for taking; the caller closes it. */
  AccountQueue open(UUID account);

  /** Whether the broker answers. Blocking; never throws. */
  boolean isUp();

  /** Lets go of the broker; the next use connects again. */
  @Override
  void close();

  /** Whether nothing waits in the queue. */
  boolean isEmpty(UUID account);

  /**
   * A message.
   *
   * @param seq message sequence of the job; older ones than the job's are dropped
   * @param priority 0 to 9
   */
  record QueuedJob(UUID job, long seq, int priority) {}

  /** A queue that is open for one thread. */
  interface AccountQueue extends AutoCloseable {
    /** The next messages, at most so many; fewer or none when there are no more. */
    List<QueuedJob> take(int most);

    /** What was taken is done with. */
    void acknowledge();

    /** What was taken goes back to where it was. */
    void putBack();

    @Override
    void close();
  }

  /** The broker did not answer, or refused. */
  final class QueueFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public QueueFailure(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
