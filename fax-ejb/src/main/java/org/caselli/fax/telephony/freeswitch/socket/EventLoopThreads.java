package org.caselli.fax.telephony.freeswitch.socket;

import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.FastThreadLocal;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lends threads of the container to event loops, and gives them back as they were. */
public final class EventLoopThreads {
  private static final Logger LOG = LoggerFactory.getLogger(EventLoopThreads.class);
  private static final int STOP_SECONDS = 5;

  private EventLoopThreads() {}

  public static Executor of(Executor executor) {
    return task -> executor.execute(() -> clean(task));
  }

  /** The thread goes back to the executor without anything of netty's on it. */
  private static void clean(Runnable task) {
    try {
      task.run();
    } finally {
      FastThreadLocal.removeAll();
    }
  }

  /** Waits for the threads, so that a redeployment leaves none behind. */
  public static void shutDown(EventLoopGroup loop) {
    try {
      boolean ended =
          loop.shutdownGracefully(0, STOP_SECONDS, TimeUnit.SECONDS)
                  .await(STOP_SECONDS, TimeUnit.SECONDS)
              && GlobalEventExecutor.INSTANCE.awaitInactivity(STOP_SECONDS, TimeUnit.SECONDS);
      if (!ended) {
        LOG.warn("The event loop did not end within {} s", STOP_SECONDS);
      }
    } catch (IllegalStateException e) {
      LOG.debug("No thread of the event loop was ever started: {}", e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
