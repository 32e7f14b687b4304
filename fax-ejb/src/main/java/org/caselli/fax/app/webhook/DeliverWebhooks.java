package org.caselli.fax.app.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.caselli.fax.domain.webhook.Delivery.State;
import org.caselli.fax.domain.webhook.HookAnswer;
import org.caselli.fax.port.HookReceiver;
import org.caselli.fax.port.Measures;
import org.caselli.fax.port.Measures.HookTry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends webhooks what is due. Every node does; what is in one's hands the others leave alone. No
 * thread waits for an answer, and a webhook has four messages under way on a node at the most, one
 * while it takes nothing, so that it keeps no other waiting. Called again and again. Thread-safe.
 */
@ApplicationScoped
public class DeliverWebhooks {
  private static final Logger log = LoggerFactory.getLogger(DeliverWebhooks.class);
  private static final int MOST = 256;
  private static final int MOST_OF_ONE = 4;
  private static final int PAGE = 100;
  private static final UUID FIRST = new UUID(0, 0);

  private final DeliverySteps steps;
  private final HookReceiver receiver;
  private final HookThreads threads;
  private final Measures measures;
  private final Receivers receivers = new Receivers(MOST);
  private final AtomicBoolean looking = new AtomicBoolean();
  private volatile UUID position = FIRST;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected DeliverWebhooks() {
    this(null, null, null, null);
  }

  @Inject
  public DeliverWebhooks(
      DeliverySteps steps, HookReceiver receiver, HookThreads threads, Measures measures) {
    this.steps = steps;
    this.receiver = receiver;
    this.threads = threads;
    this.measures = measures;
  }

  /** Begins to send what is due, as far as there is room; returns without waiting for answers. */
  public void deliverWebhooks() {
    if (!looking.compareAndSet(false, true)) {
      return;
    }
    try {
      look();
    } finally {
      looking.set(false);
    }
  }

  /** Once round all webhooks, beginning where the last round ended for want of room. */
  private void look() {
    boolean whole = position.equals(FIRST);
    lookFrom(position);
    if (!whole && receivers.hasRoom()) {
      lookFrom(FIRST);
    }
  }

  private void lookFrom(UUID begin) {
    UUID last = begin;
    List<UUID> due = steps.due(last, PAGE);
    while (!due.isEmpty()) {
      for (UUID webhook : due) {
        if (!receivers.hasRoom()) {
          position = last;
          return;
        }
        serve(webhook);
        last = webhook;
      }
      due = due.size() == PAGE ? steps.due(last, PAGE) : List.of();
    }
    position = FIRST;
  }

  private void serve(UUID webhook) {
    List<Outgoing> claimed;
    synchronized (receivers) {
      claimed = steps.claim(webhook, receivers.busyWith(webhook), MOST_OF_ONE);
      receivers.began(webhook, claimed.size());
    }
    for (Outgoing each : claimed) {
      later(each, () -> send(each));
    }
  }

  private void send(Outgoing outgoing) {
    receiver
        .send(outgoing.message())
        .whenComplete((answer, fault) -> later(outgoing, () -> ended(outgoing, answer, fault)));
  }

  /** A delivery that nobody has time for stays claimed for a while, and is due again then. */
  private void later(Outgoing outgoing, Runnable work) {
    try {
      threads.executor().execute(work);
    } catch (RejectedExecutionException e) {
      receivers.ended(outgoing.webhook());
      log.warn("No thread is free for webhooks; delivery {} waits", outgoing.delivery());
    }
  }

  private void ended(Outgoing outgoing, HookAnswer answer, Throwable fault) {
    try {
      HookAnswer came =
          fault == null ? answer : HookAnswer.none(String.valueOf(fault), Duration.ZERO);
      Optional<State> state = steps.ended(outgoing, came);
      state.map(DeliverWebhooks::measured).ifPresent(measures::hookTried);
    } catch (RuntimeException e) {
      // The outermost loop of this thread: the delivery is due again when its claim has run out.
      log.warn("What came of delivery {} could not be written down", outgoing.delivery(), e);
    } finally {
      receivers.ended(outgoing.webhook());
    }
    next(outgoing.webhook());
  }

  private void next(UUID webhook) {
    try {
      if (receivers.hasRoom()) {
        serve(webhook);
      }
    } catch (RuntimeException e) {
      // Likewise: the next round finds what is due.
      log.debug("Webhook {} is served in the next round", webhook, e);
    }
  }

  private static HookTry measured(State state) {
    return switch (state) {
      case DELIVERED -> HookTry.DELIVERED;
      case WAITING -> HookTry.TO_BE_TRIED_AGAIN;
      case GIVEN_UP -> HookTry.GIVEN_UP;
    };
  }
}
