package org.caselli.fax.jms;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.caselli.fax.port.NodeLife;

/**
 * When this node last began to dispatch for each account. A wake-up that this node sent before that
 * is superfluous: what it tells was committed before, and the dispatch has seen it. Thread-safe.
 */
@ApplicationScoped
public class DispatchTurns {
  private final Map<UUID, Long> began = new ConcurrentHashMap<>();
  private final String life;

  /** For the container's proxy. */
  protected DispatchTurns() {
    this.life = "";
  }

  @Inject
  public DispatchTurns(NodeLife node) {
    this.life = node.owner().incarnation().toString();
  }

  /**
   * Whether a wake-up needs a dispatch, which then begins now.
   *
   * @param sentBy life of the node that sent it
   * @param sentNanos its {@link System#nanoTime} then, which means something to that life only
   */
  boolean begins(UUID account, String sentBy, long sentNanos) {
    Long last = began.get(account);
    if (last != null && life.equals(sentBy) && sentNanos - last < 0) {
      return false;
    }
    began.put(account, System.nanoTime());
    return true;
  }
}
