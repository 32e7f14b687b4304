package org.caselli.fax.telephony.freeswitch.socket;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs what is posted to it one after the other, in order, on threads of a shared executor; holds
 * no thread while there is nothing to do. Each call has one, so that its state needs no lock and a
 * slow listener delays only its own call.
 */
public final class Mailbox {
  private static final Logger LOG = LoggerFactory.getLogger(Mailbox.class);

  private final Executor executor;
  private final Queue<Runnable> letters = new ConcurrentLinkedQueue<>();
  private final AtomicInteger waiting = new AtomicInteger();

  public Mailbox(Executor executor) {
    this.executor = executor;
  }

  public void post(Runnable letter) {
    letters.add(letter);
    if (waiting.getAndIncrement() == 0) {
      try {
        executor.execute(this::drain);
      } catch (RejectedExecutionException e) {
        LOG.warn("The executor takes no work ({}); events are handled by the sender", e.toString());
        drain();
      }
    }
  }

  private void drain() {
    do {
      Runnable letter = letters.poll();
      if (letter != null) {
        run(letter);
      }
    } while (waiting.decrementAndGet() > 0);
  }

  private static void run(Runnable letter) {
    try {
      letter.run();
    } catch (RuntimeException e) {
      // The outermost loop of a call: one bad event or listener must not stop those that follow.
      LOG.error("An event of a call could not be handled; the call goes on", e);
    }
  }
}
