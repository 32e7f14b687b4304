package org.caselli.fax.app.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.caselli.fax.domain.event.LoggedEvent;
import org.caselli.fax.port.EventListener;

/**
 * Listens to all events for the webhooks. It has taken them when it is written down which webhook
 * is to be told what; the telling is not waited for. Thread-safe.
 */
@ApplicationScoped
public class FireWebhooks implements EventListener {
  private final EventSteps steps;
  private final DeliverWebhooks deliverWebhooks;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected FireWebhooks() {
    this(null, null);
  }

  @Inject
  public FireWebhooks(EventSteps steps, DeliverWebhooks deliverWebhooks) {
    this.steps = steps;
    this.deliverWebhooks = deliverWebhooks;
  }

  @Override
  public String name() {
    return "webhooks";
  }

  /** Always: a webhook may be made at any time. */
  @Override
  public boolean listens() {
    return true;
  }

  @Override
  public void tell(List<LoggedEvent> events) {
    boolean anybody;
    try {
      anybody = steps.tell(events);
    } catch (RuntimeException e) {
      // The listener's edge: whatever the database has against it, the events come again.
      throw new NotTold("It could not be written down what webhooks are to be told", e);
    }
    if (anybody) {
      deliverWebhooks.deliverWebhooks();
    }
  }
}
