package org.caselli.fax.app.announce;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import org.caselli.fax.domain.event.FaxEvent;
import org.caselli.fax.port.EventListener;

/** Everybody who wants to be told. Thread-safe. */
@ApplicationScoped
public class Listeners {
  private final List<EventListener> listening;

  /** For the container's proxy. */
  protected Listeners() {
    this(List.of());
  }

  @Inject
  Listeners(@Any Instance<EventListener> all) {
    this(all.stream().toList());
  }

  public Listeners(List<EventListener> all) {
    this.listening = all.stream().filter(EventListener::listens).toList();
  }

  /** Whether there is anybody. */
  public boolean any() {
    return !listening.isEmpty();
  }

  /** Tells everybody; those who could be told may be told again when somebody could not. */
  void tell(List<FaxEvent> events) {
    listening.forEach(listener -> listener.tell(events));
  }
}
