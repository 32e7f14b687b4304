package org.caselli.fax.app.announce;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.caselli.fax.port.EventListener;

/** Everybody who wants to be told, by name. Thread-safe. */
@ApplicationScoped
public class Listeners {
  private final Map<String, EventListener> listening;

  /** For the container's proxy. */
  protected Listeners() {
    this(List.of());
  }

  @Inject
  Listeners(@Any Instance<EventListener> all) {
    this(all.stream().toList());
  }

  public Listeners(List<EventListener> all) {
    this.listening =
        all.stream()
            .filter(EventListener::listens)
            .collect(Collectors.toUnmodifiableMap(EventListener::name, Function.identity()));
  }

  Map<String, EventListener> listening() {
    return listening;
  }
}
