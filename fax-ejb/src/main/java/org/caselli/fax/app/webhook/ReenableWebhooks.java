package org.caselli.fax.app.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.caselli.fax.app.admin.Tenancy;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.account.Account;
import org.caselli.fax.domain.account.Accounts;
import org.caselli.fax.domain.audit.Actor;
import org.caselli.fax.domain.webhook.Webhook;
import org.caselli.fax.domain.webhook.Webhooks;

/** Switches on all webhooks that the server switched off. Thread-safe. */
@ApplicationScoped
public class ReenableWebhooks {
  private final Tenancy tenancy;
  private final Accounts accounts;
  private final Webhooks webhooks;
  private final WebhookActs acts;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected ReenableWebhooks() {
    this(null, null, null, null, null);
  }

  @Inject
  public ReenableWebhooks(
      Tenancy tenancy, Accounts accounts, Webhooks webhooks, WebhookActs acts, Clock clock) {
    this.tenancy = tenancy;
    this.accounts = accounts;
    this.webhooks = webhooks;
    this.acts = acts;
    this.clock = clock;
  }

  /**
   * Switches them on; those that somebody switched off stay off.
   *
   * @param below whether also those of all accounts below
   * @return how many
   */
  @Transactional
  public int reenableWebhooks(Access access, UUID account, boolean below, Actor actor) {
    tenancy.administer(access, account);
    List<UUID> concerned = new ArrayList<>(List.of(account));
    if (below) {
      accounts.descendants(account).stream().map(Account::id).forEach(concerned::add);
    }
    List<Webhook> off = webhooks.switchedOff(concerned);
    for (Webhook webhook : off) {
      webhook.enabled(true, clock.instant());
      acts.write("webhook.enabled", webhook, actor);
    }
    return off.size();
  }
}
