package org.caselli.fax.app.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.caselli.fax.app.admin.Tenancy;
import org.caselli.fax.app.webhook.ChangeWebhook.Which;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.audit.Actor;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;
import org.caselli.fax.domain.settings.Settings;
import org.caselli.fax.domain.settings.WebhookSettings;
import org.caselli.fax.domain.webhook.Deliveries;
import org.caselli.fax.domain.webhook.Delivery;
import org.caselli.fax.domain.webhook.Webhook;
import org.caselli.fax.domain.webhook.Webhooks;

/** Has something sent to a webhook again, under the same id, whatever became of it. Thread-safe. */
@ApplicationScoped
public class ResendDelivery {
  private final Tenancy tenancy;
  private final Webhooks webhooks;
  private final Deliveries deliveries;
  private final WebhookActs acts;
  private final Settings settings;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected ResendDelivery() {
    this(null, null, null, null, null, null);
  }

  @Inject
  public ResendDelivery(
      Tenancy tenancy,
      Webhooks webhooks,
      Deliveries deliveries,
      WebhookActs acts,
      Settings settings,
      Clock clock) {
    this.tenancy = tenancy;
    this.webhooks = webhooks;
    this.deliveries = deliveries;
    this.acts = acts;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Orders it once more; it goes out within a second.
   *
   * @throws FaxException not found; conflict while the webhook is switched off
   */
  @Transactional
  public Delivery resendDelivery(Access access, Which which, UUID id, Actor actor) {
    tenancy.administer(access, which.account());
    Webhook webhook =
        webhooks
            .byId(which.account(), which.id())
            .orElseThrow(() -> FaxException.notFound("webhook", which.id()));
    if (!webhook.enabled()) {
      throw new FaxException(
          ProblemType.CONFLICT, "The webhook is switched off; switch it on first");
    }
    Delivery delivery =
        deliveries
            .held(id)
            .filter(each -> each.webhookId().equals(which.id()))
            .orElseThrow(() -> FaxException.notFound("delivery", id));
    delivery.again(settings.system().get(WebhookSettings.PATIENCE), clock.instant());
    acts.write("webhook.resent", webhook, actor);
    return delivery;
  }
}
