package org.caselli.fax.app.live;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Sends something now and then on streams on which nothing happens. */
@ApplicationScoped
public class KeepStreamsOpen {
  private final LiveEvents live;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected KeepStreamsOpen() {
    this(null);
  }

  @Inject
  public KeepStreamsOpen(LiveEvents live) {
    this.live = live;
  }

  /** Does it on all of this node. */
  public void keepStreamsOpen() {
    live.all().forEach(Following::beat);
  }
}
