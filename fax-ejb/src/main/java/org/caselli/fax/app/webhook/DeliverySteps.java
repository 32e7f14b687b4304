package org.caselli.fax.app.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.settings.Settings;
import org.caselli.fax.domain.settings.WebhookSettings;
import org.caselli.fax.domain.webhook.Backoff;
import org.caselli.fax.domain.webhook.Deliveries;
import org.caselli.fax.domain.webhook.Delivery;
import org.caselli.fax.domain.webhook.Delivery.State;
import org.caselli.fax.domain.webhook.DeliveryAttempt;
import org.caselli.fax.domain.webhook.HookAnswer;
import org.caselli.fax.domain.webhook.Occasion;
import org.caselli.fax.domain.webhook.Topic;
import org.caselli.fax.domain.webhook.Webhook;
import org.caselli.fax.domain.webhook.Webhooks;
import org.caselli.fax.port.Ids;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The transactions of {@link DeliverWebhooks}. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class DeliverySteps {
  private static final Logger log = LoggerFactory.getLogger(DeliverySteps.class);

  /** Longer than an attempt can take, so that another node takes over only what is orphaned. */
  private static final Duration GRACE = Duration.ofSeconds(30);

  private static final String GONE = "The receiver answered 410: it wants to hear no more";

  private final Webhooks webhooks;
  private final Deliveries deliveries;
  private final TellWebhooks tellWebhooks;
  private final HookMessages messages;
  private final WebhookActs acts;
  private final Settings settings;
  private final Ids ids;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected DeliverySteps() {
    this(null, null, null, null, null, null, null, null);
  }

  @Inject
  public DeliverySteps(
      Webhooks webhooks,
      Deliveries deliveries,
      TellWebhooks tellWebhooks,
      HookMessages messages,
      WebhookActs acts,
      Settings settings,
      Ids ids,
      Clock clock) {
    this.webhooks = webhooks;
    this.deliveries = deliveries;
    this.tellWebhooks = tellWebhooks;
    this.messages = messages;
    this.acts = acts;
    this.settings = settings;
    this.ids = ids;
    this.clock = clock;
  }

  /** Webhooks for which something is due, beginning behind one. */
  public List<UUID> due(UUID after, int most) {
    return webhooks.due(clock.instant(), after, most);
  }

  /**
   * Takes what is due for a webhook into this node's hands.
   *
   * @param busy how much of it this node has in hand already
   * @param most how much it may have; one for a webhook that takes nothing at present
   */
  public List<Outgoing> claim(UUID id, int busy, int most) {
    Optional<Webhook> webhook = webhooks.byId(id).filter(Webhook::enabled);
    if (webhook.isEmpty()) {
      return List.of();
    }
    int free = (webhook.get().failingSince().isPresent() ? 1 : most) - busy;
    if (free <= 0) {
      return List.of();
    }
    Duration lease = settings.system().get(WebhookSettings.TIMEOUT).plus(GRACE);
    return deliveries.claim(id, clock.instant(), lease, free).stream()
        .map(each -> outgoing(webhook.get(), each))
        .toList();
  }

  private Outgoing outgoing(Webhook webhook, Delivery delivery) {
    return new Outgoing(
        delivery.id(), webhook.id(), delivery.claims(), messages.message(webhook, delivery));
  }

  /** Writes down what came of it; what that is for the delivery, empty when it is not ours. */
  public Optional<State> ended(Outgoing outgoing, HookAnswer answer) {
    Optional<Delivery> found = deliveries.held(outgoing.delivery());
    Optional<Webhook> webhook = webhooks.byId(outgoing.webhook());
    if (found.isEmpty() || webhook.isEmpty()) {
      return Optional.empty();
    }
    Delivery delivery = found.get();
    boolean ours = delivery.claims() == outgoing.claim() && delivery.state() == State.WAITING;
    Instant now = clock.instant();
    if (ours && answer.success()) {
      delivery.delivered(now);
    } else if (ours) {
      delivery.failed(next(delivery, webhook.get(), answer, now), now);
    }
    deliveries.add(new DeliveryAttempt(ids.next(), delivery, answer, now));
    if (ours) {
      deliveries.release(delivery.id());
    }
    judge(webhook.get(), answer, now);
    return ours ? Optional.of(delivery.state()) : Optional.empty();
  }

  private static Optional<Instant> next(
      Delivery delivery, Webhook webhook, HookAnswer answer, Instant now) {
    return answer.gone()
        ? Optional.empty()
        : Backoff.next(delivery, webhook.document().quickRetries(), answer.retryAfter(), now);
  }

  private void judge(Webhook webhook, HookAnswer answer, Instant now) {
    if (answer.success()) {
      if (webhooks.recovered(webhook.id())) {
        int waiting = deliveries.hasten(webhook.id(), now);
        log.info("Webhook {} takes messages again; {} have waited", webhook.id(), waiting);
      }
    } else if (answer.gone() && webhooks.switchOff(webhook.id(), GONE, now)) {
      log.warn(
          "Webhook {} of account {} is switched off: {}", webhook.id(), webhook.accountId(), GONE);
      acts.write("webhook.disabled", webhook, WebhookActs.SERVER, false);
      tellWebhooks.tellWebhooks(List.of(disabled(webhook, now)));
    } else {
      webhooks.failed(webhook.id(), now);
    }
  }

  private Occasion disabled(Webhook webhook, Instant now) {
    return new Occasion.Other(
        ids.next(),
        Topic.WEBHOOK_DISABLED,
        webhook.accountId(),
        now,
        Optional.empty(),
        Map.of("hook_id", webhook.id().toString().replace("-", ""), "disable_reason", GONE));
  }
}
