package org.caselli.fax.app.announce;

import java.util.ArrayList;
import java.util.List;
import org.caselli.fax.app.dispatch.SequentialIds;
import org.caselli.fax.domain.event.FaxEvent;
import org.caselli.fax.port.EventListener;
import org.caselli.fax.store.Store;

/** A listener that remembers, or does not hear at the moment. */
public final class Heard implements EventListener {
  public final List<FaxEvent> events = new ArrayList<>();
  public boolean away;

  @Override
  public boolean listens() {
    return true;
  }

  @Override
  public void tell(List<FaxEvent> told) {
    if (away) {
      throw new NotTold("away", new IllegalStateException());
    }
    events.addAll(told);
  }

  /** Announcements to this listener by way of a store's outbox. */
  public Announcements announcements(Store store) {
    return new Announcements(
        store.events, new Listeners(List.of(this)), new SequentialIds(), store.clock);
  }

  /** Announcements that nobody wants. */
  public static Announcements nobody(Store store) {
    return new Announcements(
        store.events, new Listeners(List.of()), new SequentialIds(), store.clock);
  }
}
