package org.caselli.fax.app.receive;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings receptions to an end that nobody else will. Safe to run twice and at once. */
@ApplicationScoped
public class RecoverReceptions {
  private static final Logger log = LoggerFactory.getLogger(RecoverReceptions.class);

  private final CallSteps calls;
  private final FileSteps files;
  private final AfterReception after;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected RecoverReceptions() {
    this(null, null, null);
  }

  @Inject
  public RecoverReceptions(CallSteps calls, FileSteps files, AfterReception after) {
    this.calls = calls;
    this.files = files;
    this.after = after;
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

  private void lost(UUID id, String why) {
    CallSteps.Ended ended = calls.lost(id, why);
    if (ended.concluded().isPresent()) {
      log.warn("Inbound call {} is lost: {}", id, why);
    }
    ended.concluded().ifPresent(after::afterReception);
  }
}
