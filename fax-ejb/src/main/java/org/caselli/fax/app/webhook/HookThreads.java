package org.caselli.fax.app.webhook;

import java.util.Objects;
import java.util.concurrent.Executor;

/**
 * Threads for what precedes and follows a message: names are resolved and outcomes written on them,
 * and nobody waits for an answer.
 */
public record HookThreads(Executor executor) {
  public HookThreads {
    Objects.requireNonNull(executor);
  }
}
