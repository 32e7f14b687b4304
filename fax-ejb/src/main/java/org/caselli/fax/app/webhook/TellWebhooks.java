package org.caselli.fax.app.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.account.Account;
import org.caselli.fax.domain.account.Accounts;
import org.caselli.fax.domain.settings.Settings;
import org.caselli.fax.domain.settings.WebhookSettings;
import org.caselli.fax.domain.webhook.Deliveries;
import org.caselli.fax.domain.webhook.Delivery;
import org.caselli.fax.domain.webhook.Occasion;
import org.caselli.fax.domain.webhook.Webhook;
import org.caselli.fax.domain.webhook.Webhooks;
import org.caselli.fax.port.HookPayloads;
import org.caselli.fax.port.Ids;

/**
 * Writes down what each webhook is to be told, within the transaction of whoever has the news. What
 * was written down before is not written twice.
 */
@ApplicationScoped
public class TellWebhooks {
  private static final int DEEPEST_TREE = 100;

  private final Webhooks webhooks;
  private final Deliveries deliveries;
  private final Accounts accounts;
  private final HookPayloads payloads;
  private final Settings settings;
  private final Ids ids;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected TellWebhooks() {
    this(null, null, null, null, null, null, null);
  }

  @Inject
  public TellWebhooks(
      Webhooks webhooks,
      Deliveries deliveries,
      Accounts accounts,
      HookPayloads payloads,
      Settings settings,
      Ids ids,
      Clock clock) {
    this.webhooks = webhooks;
    this.deliveries = deliveries;
    this.accounts = accounts;
    this.payloads = payloads;
    this.settings = settings;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Has them told, in this order.
   *
   * @return whether anybody is
   */
  boolean tellWebhooks(List<Occasion> occasions) {
    Map<UUID, List<Webhook>> listening = new HashMap<>();
    Duration patience = settings.system().get(WebhookSettings.PATIENCE);
    Instant now = clock.instant();
    List<Delivery> told = new ArrayList<>();
    for (Occasion occasion : occasions) {
      for (Webhook webhook : listening.computeIfAbsent(occasion.account(), this::listening)) {
        if (webhook.hears(occasion.topic(), occasion.faxbox())) {
          String payload = payloads.json(occasion, webhook.document().customData());
          told.add(new Delivery(ids.next(), webhook, occasion, payload, patience, now));
        }
      }
    }
    if (!told.isEmpty()) {
      deliveries.add(told);
    }
    return !told.isEmpty();
  }

  private List<Webhook> listening(UUID account) {
    List<UUID> above = new ArrayList<>();
    Optional<UUID> next = parent(account);
    while (next.isPresent() && above.size() < DEEPEST_TREE) {
      above.add(next.get());
      next = parent(next.get());
    }
    return webhooks.listeningTo(account, above);
  }

  private Optional<UUID> parent(UUID account) {
    return accounts.byId(account).flatMap(Account::parentId);
  }
}
