package org.caselli.fax.app.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.caselli.fax.app.admin.Tenancy;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.audit.Actor;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.webhook.Webhook;
import org.caselli.fax.domain.webhook.Webhooks;

/** Removes a webhook with its log and with what it was still to be told. Thread-safe. */
@ApplicationScoped
public class RemoveWebhook {
  private final Tenancy tenancy;
  private final Webhooks webhooks;
  private final WebhookActs acts;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected RemoveWebhook() {
    this(null, null, null);
  }

  @Inject
  public RemoveWebhook(Tenancy tenancy, Webhooks webhooks, WebhookActs acts) {
    this.tenancy = tenancy;
    this.webhooks = webhooks;
    this.acts = acts;
  }

  /**
   * Removes it and returns what it was.
   *
   * @throws FaxException not found; invalid for the callback of a faxbox
   */
  @Transactional
  public Webhook removeWebhook(Access access, UUID account, UUID id, Actor actor) {
    tenancy.administer(access, account);
    Webhook webhook =
        webhooks.byId(account, id).orElseThrow(() -> FaxException.notFound("webhook", id));
    ChangeWebhook.demandOwn(webhook);
    webhooks.remove(webhook);
    acts.write("webhook.removed", webhook, actor);
    return webhook;
  }
}
