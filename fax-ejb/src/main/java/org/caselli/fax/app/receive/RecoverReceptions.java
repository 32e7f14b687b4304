package org.caselli.fax.app.receive;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.caselli.fax.app.node.NodeLease;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings receptions to an end that nobody else will. Safe to run twice and at once. */
@ApplicationScoped
public class RecoverReceptions {
  private static final Logger log = LoggerFactory.getLogger(RecoverReceptions.class);

  private static final int MOST = 200;

  private final CallSteps calls;
  private final FileSteps files;
  private final AfterReception after;
  private final NodeLease lease;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected RecoverReceptions() {
    this(null, null, null, null);
  }

  @Inject
  public RecoverReceptions(
      CallSteps calls, FileSteps files, AfterReception after, NodeLease lease) {
    this.calls = calls;
    this.files = files;
    this.after = after;
    this.lease = lease;
  }

  /** Calls without news for too long, and files that did not come. */
  public void recoverReceptions() {
    for (UUID id : files.expired()) {
      lost(id, "The switch told nothing of the call any more");
      files.expire(id).ifPresent(after::afterReception);
    }
  }

  /**
   * Calls of this node's earlier life are lost, and the switch is asked at once for the pages that
   * came.
   */
  public void beginAnew() {
    for (UUID id : calls.ofEarlierLife()) {
      lost(id, "The server stopped during the call");
    }
  }

  /**
   * Calls of nodes that are dead: a switch drops the call when its connection to the node ends, and
   * is asked at once for the pages that came. Runs often.
   */
  public void recoverOfDeadNodes() {
    if (lease.mayJudgeOthers()) {
      for (UUID id : calls.ofDeadNodes(MOST)) {
        lost(id, "The server that took the call stopped during it");
      }
    }
  }

  private void lost(UUID id, String why) {
    CallSteps.Ended ended = calls.lost(id, why);
    if (ended.concluded().isPresent()) {
      log.warn("Inbound call {} is lost: {}", id, why);
    }
    ended.concluded().ifPresent(after::afterReception);
  }
}
