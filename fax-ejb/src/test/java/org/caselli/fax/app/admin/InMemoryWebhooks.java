package org.caselli.fax.app.admin;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.caselli.fax.domain.fax.Fax.Direction;
import org.caselli.fax.domain.webhook.Webhook;
import org.caselli.fax.domain.webhook.Webhooks;

/** Webhooks in memory, for which nothing is ever due. */
public final class InMemoryWebhooks implements Webhooks {
  private final Map<UUID, Webhook> webhooks = new LinkedHashMap<>();

  private List<Webhook> those(Predicate<Webhook> wanted) {
    return webhooks.values().stream().filter(wanted).toList();
  }

  @Override
  public Optional<Webhook> byId(UUID account, UUID id) {
    return byId(id).filter(webhook -> webhook.accountId().equals(account));
  }

  @Override
  public Optional<Webhook> byId(UUID id) {
    return Optional.ofNullable(webhooks.get(id));
  }

  @Override
  public List<Webhook> ofAccount(UUID account) {
    return those(webhook -> webhook.accountId().equals(account));
  }

  @Override
  public List<Webhook> switchedOff(Collection<UUID> accounts) {
    return those(
        webhook ->
            accounts.contains(webhook.accountId())
                && !webhook.enabled()
                && !webhook.disableReason().isEmpty());
  }

  @Override
  public Optional<Webhook> callback(UUID faxbox, Direction direction) {
    return those(
            webhook ->
                webhook.faxboxId().equals(Optional.of(faxbox))
                    && webhook.direction().equals(Optional.of(direction)))
        .stream()
        .findFirst();
  }

  @Override
  public List<Webhook> listeningTo(UUID account, Collection<UUID> above) {
    return those(
        webhook ->
            webhook.enabled()
                && (webhook.accountId().equals(account)
                    || (webhook.document().includesSubaccounts()
                        && above.contains(webhook.accountId()))));
  }

  @Override
  public void add(Webhook webhook) {
    webhooks.put(webhook.id(), webhook);
  }

  @Override
  public void remove(Webhook webhook) {
    webhooks.remove(webhook.id());
  }

  @Override
  public void removeAll(UUID account) {
    webhooks.values().removeIf(webhook -> webhook.accountId().equals(account));
  }

  @Override
  public boolean switchOff(UUID id, String why, Instant now) {
    throw new UnsupportedOperationException("Only the database switches off");
  }

  @Override
  public void failed(UUID id, Instant now) {
    throw new UnsupportedOperationException("Nothing is sent from memory");
  }

  @Override
  public boolean recovered(UUID id) {
    throw new UnsupportedOperationException("Nothing is sent from memory");
  }

  @Override
  public List<UUID> due(Instant now, UUID after, int most) {
    return List.of();
  }
}
