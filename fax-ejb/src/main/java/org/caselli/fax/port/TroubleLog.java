package org.caselli.fax.port;

import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;

/**
 * Tells of work that is done again and again when it fails: in full the first time, then ever less
 * often while it goes on failing, and that it works again. So a database that is away for an hour
 * fills no log. Thread-safe.
 */
public final class TroubleLog {
  private final Logger log;
  private final String work;
  private final AtomicInteger failures = new AtomicInteger();

  /**
   * A log.
   *
   * @param work what is done, for instance {@code the sweep}
   */
  public TroubleLog(Logger log, String work) {
    this.log = log;
    this.work = work;
  }

  /** Does the work; an exception ends here. */
  public void guard(Runnable work) {
    try {
      work.run();
    } catch (Exception e) {
      // The outermost loop of a thread: work that recurs must go on after a failure.
      failed(e);
      return;
    }
    worked();
  }

  /** It failed. */
  public void failed(Exception e) {
    int times = failures.incrementAndGet();
    if (times == 1) {
      log.warn("{} failed; it is tried again", work, e);
    } else if (Integer.bitCount(times) == 1) {
      log.warn("{} failed {} times in a row: {}", work, times, rootOf(e).toString());
    } else {
      log.debug("{} failed again", work, e);
    }
  }

  /** It worked. */
  public void worked() {
    if (failures.get() > 0) {
      int times = failures.getAndSet(0);
      if (times > 0) {
        log.info("{} works again; it had failed {} times", work, times);
      }
    }
  }

  private static Throwable rootOf(Throwable e) {
    Throwable root = e;
    for (int depth = 0; depth < 20 && root.getCause() != null; depth++) {
      root = root.getCause();
    }
    return root;
  }
}
