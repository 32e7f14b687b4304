package org.caselli.fax.app.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.caselli.fax.app.admin.Tenancy;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.webhook.Webhook;
import org.caselli.fax.domain.webhook.Webhooks;

/** The webhooks of an account, for its administrators. Thread-safe. */
@ApplicationScoped
@Transactional
public class ReadWebhooks {
  private final Tenancy tenancy;
  private final Webhooks webhooks;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected ReadWebhooks() {
    this(null, null);
  }

  @Inject
  public ReadWebhooks(Tenancy tenancy, Webhooks webhooks) {
    this.tenancy = tenancy;
    this.webhooks = webhooks;
  }

  /** All of them, the oldest first. */
  public List<Webhook> readWebhooks(Access access, UUID account) {
    tenancy.administer(access, account);
    return webhooks.ofAccount(account);
  }

  /** One of them. */
  public Webhook one(Access access, UUID account, UUID id) {
    tenancy.administer(access, account);
    return webhooks.byId(account, id).orElseThrow(() -> FaxException.notFound("webhook", id));
  }
}
