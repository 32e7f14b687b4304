package org.caselli.fax.app.announce;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.caselli.fax.app.dispatch.SequentialIds;
import org.caselli.fax.domain.event.FaxEvent;
import org.caselli.fax.domain.event.LoggedEvent;
import org.caselli.fax.port.EventListener;
import org.caselli.fax.store.Store;

/** A listener that remembers, or does not hear at the moment. */
public final class Heard implements EventListener {
  public final List<LoggedEvent> told = new ArrayList<>();
  public boolean away;
  private final String name;

  public Heard() {
    this("heard");
  }

  Heard(String name) {
    this.name = name;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean listens() {
    return true;
  }

  @Override
  public void tell(List<LoggedEvent> events) {
    if (away) {
      throw new NotTold("away", new IllegalStateException());
    }
    told.addAll(events);
  }

  /** What it was told. */
  public List<FaxEvent> events() {
    return told.stream().map(LoggedEvent::event).toList();
  }

  /** Announcements into a store's outbox. */
  public static Announcements announcements(Store store) {
    return new Announcements(
        store.outbox, new EventBell(), Runnable::run, new SequentialIds(), store.clock);
  }

  /** Announcements that nobody wants. */
  public static Announcements nobody() {
    return new Announcements() {
      @Override
      public void announce(Supplier<List<News>> news) {}
    };
  }

  /** What was announced in a store, in order. */
  public static List<FaxEvent> announced(Store store) {
    store.tx.run(() -> store.events.append(10_000));
    return store.tx.in(() -> store.events.after(0, 10_000)).stream()
        .map(LoggedEvent::event)
        .toList();
  }
}
