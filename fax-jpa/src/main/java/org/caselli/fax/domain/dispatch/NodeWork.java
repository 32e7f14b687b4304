package org.caselli.fax.domain.dispatch;

/**
 * What a node has under way.
 *
 * @param calls of its own, whose outcome is not recorded yet
 * @param inboundCalls that switches have handed to it
 * @param documents that it prepares
 */
public record NodeWork(int calls, int inboundCalls, int documents) {
  /** Nothing at all. */
  public static final NodeWork NONE = new NodeWork(0, 0, 0);

  /** Whether there is nothing. */
  public boolean isDone() {
    return calls == 0 && inboundCalls == 0 && documents == 0;
  }
}
