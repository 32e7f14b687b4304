package org.caselli.fax.app.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.caselli.fax.app.admin.Tenancy;
import org.caselli.fax.app.webhook.CreateWebhook.Wanted;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.audit.Actor;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.Violation;
import org.caselli.fax.domain.webhook.Webhook;
import org.caselli.fax.domain.webhook.Webhooks;

/**
 * Changes a webhook, or switches it on or off; what still waits for it goes to its new address.
 * Thread-safe.
 */
@ApplicationScoped
public class ChangeWebhook {
  private final Tenancy tenancy;
  private final Webhooks webhooks;
  private final WebhookActs acts;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected ChangeWebhook() {
    this(null, null, null, null);
  }

  @Inject
  public ChangeWebhook(Tenancy tenancy, Webhooks webhooks, WebhookActs acts, Clock clock) {
    this.tenancy = tenancy;
    this.webhooks = webhooks;
    this.acts = acts;
    this.clock = clock;
  }

  /**
   * Which webhook.
   *
   * @param account whose it is
   */
  public record Which(UUID account, UUID id) {}

  /**
   * Changes it in one step.
   *
   * @param change makes what is wanted from what there is, or throws when that is not valid
   * @throws FaxException not found, or invalid; also when other fields than its switch are changed
   *     of what a faxbox leads to
   */
  @Transactional
  public Webhook changeWebhook(
      Access access, Which which, UnaryOperator<Wanted> change, Actor actor) {
    tenancy.administer(access, which.account());
    Webhook webhook =
        webhooks
            .byId(which.account(), which.id())
            .orElseThrow(() -> FaxException.notFound("webhook", which.id()));
    Wanted next = change.apply(new Wanted(webhook.document(), webhook.enabled()));
    if (!next.document().equals(webhook.document())) {
      demandOwn(webhook);
      WebhookRules.demandValid(next.document());
      webhook.changed(next.document(), clock.instant());
    }
    webhook.enabled(next.enabled(), clock.instant());
    acts.write("webhook.changed", webhook, actor);
    return webhook;
  }

  /** The callback of a faxbox is written in the faxbox. */
  static void demandOwn(Webhook webhook) {
    if (webhook.faxboxId().isPresent()) {
      throw FaxException.invalid(
          new Violation(
              "faxbox_id",
              "forbidden",
              "This is the callback of a faxbox: change the field notifications of the faxbox."
                  + " Here it can be switched on and off"));
    }
  }
}
