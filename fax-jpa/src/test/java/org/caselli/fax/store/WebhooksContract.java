package org.caselli.fax.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.fax.Fax.Direction;
import org.caselli.fax.domain.listing.Stretch;
import org.caselli.fax.domain.webhook.Deliveries.Target;
import org.caselli.fax.domain.webhook.Delivery;
import org.caselli.fax.domain.webhook.DeliveryAttempt;
import org.caselli.fax.domain.webhook.HookAnswer;
import org.caselli.fax.domain.webhook.HookSecret;
import org.caselli.fax.domain.webhook.Occasion;
import org.caselli.fax.domain.webhook.Topic;
import org.caselli.fax.domain.webhook.Webhook;
import org.caselli.fax.domain.webhook.WebhookDocument;
import org.junit.jupiter.api.Test;

interface WebhooksContract extends StoreContract {
  Duration DAY = Duration.ofDays(1);
  Duration LEASE = Duration.ofMinutes(1);
  UUID FIRST = new UUID(0, 0);

  private static Webhook webhook(Store store, UUID account, Map<String, Object> more) {
    Map<String, Object> fields = new java.util.LinkedHashMap<>(more);
    fields.putIfAbsent("name", "hook");
    fields.putIfAbsent("hook", "notifications");
    fields.putIfAbsent("uri", "https://example.com/hook");
    Webhook webhook =
        new Webhook(
            UUID.randomUUID(),
            account,
            new WebhookDocument(fields),
            HookSecret.ofHex("ab".repeat(32)),
            store.clock.instant());
    store.tx.run(() -> store.webhooks.add(webhook));
    return webhook;
  }

  private static Delivery delivery(Store store, Webhook webhook) {
    Occasion occasion =
        new Occasion.Other(
            UUID.randomUUID(),
            Topic.notification("outbound_fax"),
            webhook.accountId(),
            store.clock.instant(),
            Optional.of(UUID.randomUUID()),
            Map.of());
    return new Delivery(
        UUID.randomUUID(), webhook, occasion, "{\"a\":1}", DAY, store.clock.instant());
  }

  private static Delivery kept(Store store, Webhook webhook) {
    Delivery delivery = delivery(store, webhook);
    store.tx.run(() -> store.deliveries.add(List.of(delivery)));
    return delivery;
  }

  private static List<Delivery> claimed(Store store, Webhook webhook, int most) {
    return store.tx.in(
        () -> store.deliveries.claim(webhook.id(), store.clock.instant(), LEASE, most));
  }

  private static boolean isDue(Store store, Webhook webhook, Instant now) {
    return store.tx.in(() -> store.webhooks.due(now, FIRST, 10_000)).contains(webhook.id());
  }

  @Test
  default void a_webhook_comes_back_as_it_was() {
    Store store = store();
    UUID account = store.account();
    UUID id =
        webhook(store, account, Map.of("custom_data", Map.of("type", "all"), "retries", 3L)).id();

    Webhook found = store.tx.in(() -> store.webhooks.byId(account, id)).orElseThrow();

    assertThat(found.document().customData()).isEqualTo(Map.of("type", "all"));
    assertThat(found.document().quickRetries()).isEqualTo(3);
    assertThat(found.enabled()).isTrue();
    assertThat(found.keys(store.clock.instant()))
        .containsExactly(HookSecret.ofHex("ab".repeat(32)));
    assertThat(store.tx.in(() -> store.webhooks.byId(store.account(), id))).isEmpty();
    assertThat(store.tx.in(() -> store.webhooks.ofAccount(account)))
        .extracting(Webhook::id)
        .containsExactly(id);
  }

  @Test
  default void those_above_hear_of_an_account_when_they_want_to() {
    Store store = store();
    UUID above = store.account();
    UUID below = store.account(Optional.of(above));
    Webhook own = webhook(store, below, Map.of());
    Webhook all = webhook(store, above, Map.of("include_subaccounts", true));
    webhook(store, above, Map.of());
    Webhook off = webhook(store, below, Map.of());
    store.tx.run(() -> store.webhooks.switchOff(off.id(), "gone", store.clock.instant()));

    assertThat(store.tx.in(() -> store.webhooks.listeningTo(below, List.of(above))))
        .extracting(Webhook::id)
        .containsExactlyInAnyOrder(own.id(), all.id());
    assertThat(store.tx.in(() -> store.webhooks.listeningTo(below, List.of())))
        .extracting(Webhook::id)
        .containsExactly(own.id());
  }

  @Test
  default void a_callback_is_found_by_its_faxbox() {
    Store store = store();
    UUID account = store.account();
    UUID faxbox = UUID.randomUUID();
    Webhook callback = webhook(store, account, Map.of());
    store.tx.run(
        () ->
            store.webhooks.byId(callback.id()).orElseThrow().belongsTo(faxbox, Direction.INBOUND));

    assertThat(store.tx.in(() -> store.webhooks.callback(faxbox, Direction.INBOUND)))
        .map(Webhook::id)
        .contains(callback.id());
    assertThat(store.tx.in(() -> store.webhooks.callback(faxbox, Direction.OUTBOUND))).isEmpty();
  }

  @Test
  default void what_the_server_switched_off_is_found_and_what_somebody_did_is_not() {
    Store store = store();
    UUID account = store.account();
    Webhook gone = webhook(store, account, Map.of());
    Webhook unwanted = webhook(store, account, Map.of());
    Instant now = store.clock.instant();
    store.tx.run(() -> store.webhooks.byId(unwanted.id()).orElseThrow().enabled(false, now));

    assertThat(store.tx.in(() -> store.webhooks.switchOff(gone.id(), "gone", now))).isTrue();
    assertThat(store.tx.in(() -> store.webhooks.switchOff(gone.id(), "again", now))).isFalse();

    List<Webhook> off = store.tx.in(() -> store.webhooks.switchedOff(List.of(account)));
    assertThat(off).extracting(Webhook::disableReason).containsExactly("gone");
    assertThat(off).extracting(Webhook::id).containsExactly(gone.id());
  }

  @Test
  default void what_is_told_twice_is_kept_once() {
    Store store = store();
    Webhook webhook = webhook(store, store.account(), Map.of());
    Delivery delivery = kept(store, webhook);
    Occasion same =
        new Occasion.Other(
            delivery.eventId(),
            Topic.notification("outbound_fax"),
            webhook.accountId(),
            store.clock.instant(),
            Optional.empty(),
            Map.of());
    store.tx.run(
        () ->
            store.deliveries.add(
                List.of(
                    new Delivery(
                        UUID.randomUUID(), webhook, same, "{}", DAY, store.clock.instant()))));

    assertThat(claimed(store, webhook, 10)).extracting(Delivery::id).containsExactly(delivery.id());
  }

  @Test
  default void what_is_in_somebodys_hands_is_nobody_elses() {
    Store store = store();
    Webhook webhook = webhook(store, store.account(), Map.of());
    Delivery delivery = kept(store, webhook);
    Instant now = store.clock.instant();
    assertThat(isDue(store, webhook, now)).isTrue();

    List<Delivery> first = claimed(store, webhook, 5);

    assertThat(first).extracting(Delivery::payload).containsExactly("{\"a\":1}");
    assertThat(first).extracting(Delivery::claims).containsExactly(1);
    assertThat(claimed(store, webhook, 5)).isEmpty();
    assertThat(isDue(store, webhook, now)).isFalse();
    store.tx.run(() -> store.deliveries.release(delivery.id()));
    assertThat(claimed(store, webhook, 5)).extracting(Delivery::claims).containsExactly(2);
  }

  @Test
  default void a_claim_that_has_run_out_is_anybodys() {
    Store store = store();
    Webhook webhook = webhook(store, store.account(), Map.of());
    kept(store, webhook);
    store.tx.run(
        () -> store.deliveries.claim(webhook.id(), store.clock.instant(), Duration.ZERO, 1));

    assertThat(claimed(store, webhook, 1)).hasSize(1);
  }

  @Test
  default void what_was_not_taken_waits_and_is_hastened_when_its_receiver_is_back() {
    Store store = store();
    Webhook webhook = webhook(store, store.account(), Map.of());
    Delivery delivery = kept(store, webhook);
    Instant now = store.clock.instant();
    store.tx.run(
        () -> {
          store
              .deliveries
              .held(delivery.id())
              .orElseThrow()
              .failed(Optional.of(now.plusSeconds(3600)), now);
          store.webhooks.failed(webhook.id(), now);
        });
    assertThat(isDue(store, webhook, now)).isFalse();
    assertThat(isDue(store, webhook, now.plusSeconds(3600))).isTrue();
    assertThat(store.tx.in(() -> store.webhooks.byId(webhook.id()).orElseThrow().failingSince()))
        .isPresent();

    assertThat(store.tx.in(() -> store.webhooks.recovered(webhook.id()))).isTrue();
    assertThat(store.tx.in(() -> store.webhooks.recovered(webhook.id()))).isFalse();
    assertThat(store.tx.in(() -> store.deliveries.hasten(webhook.id(), now))).isEqualTo(1);

    assertThat(isDue(store, webhook, now)).isTrue();
  }

  @Test
  default void nothing_is_sent_to_what_is_switched_off_and_in_the_end_it_is_given_up() {
    Store store = store();
    Webhook webhook = webhook(store, store.account(), Map.of());
    Delivery delivery = kept(store, webhook);
    Instant now = store.clock.instant();
    store.tx.run(() -> store.webhooks.switchOff(webhook.id(), "gone", now));
    assertThat(isDue(store, webhook, now)).isFalse();

    store.tx.run(() -> store.deliveries.giveUpLate(now.plus(DAY)));
    assertThat(state(store, webhook, delivery)).isEqualTo(Delivery.State.WAITING);
    store.tx.run(() -> store.deliveries.giveUpLate(now.plus(DAY).plusSeconds(1)));

    assertThat(state(store, webhook, delivery)).isEqualTo(Delivery.State.GIVEN_UP);
  }

  private static Delivery.State state(Store store, Webhook webhook, Delivery delivery) {
    return store.tx.in(
        () -> store.deliveries.byId(webhook.id(), delivery.id()).orElseThrow().state());
  }

  @Test
  default void the_log_lists_what_was_told_and_how_it_went() {
    Store store = store();
    UUID account = store.account();
    Webhook webhook = webhook(store, account, Map.of());
    Webhook other = webhook(store, account, Map.of());
    Delivery delivery = kept(store, webhook);
    Delivery elsewhere = kept(store, other);
    Instant now = store.clock.instant();
    HookAnswer answer =
        new HookAnswer(500, "It answered 500", "oh", Optional.empty(), Duration.ofMillis(12));
    store.tx.run(
        () -> {
          Delivery held = store.deliveries.held(delivery.id()).orElseThrow();
          held.failed(Optional.of(now), now);
          store.deliveries.add(new DeliveryAttempt(UUID.randomUUID(), held, answer, now));
        });

    Target all = new Target(account, Optional.empty());
    Target one = new Target(account, Optional.of(webhook.id()));
    assertThat(store.tx.in(() -> store.deliveries.walk(all, Stretch.ALL, 10)))
        .extracting(Delivery::id)
        .containsExactlyInAnyOrder(delivery.id(), elsewhere.id());
    assertThat(store.tx.in(() -> store.deliveries.walk(one, Stretch.ALL, 10)))
        .extracting(Delivery::id)
        .containsExactly(delivery.id());
    List<DeliveryAttempt> attempts =
        store.tx.in(() -> store.deliveries.walkAttempts(one, Stretch.ALL, 10));
    assertThat(attempts).extracting(DeliveryAttempt::status).containsExactly(500);
    assertThat(attempts).extracting(DeliveryAttempt::took).containsExactly(Duration.ofMillis(12));
    assertThat(store.tx.in(() -> store.deliveries.attemptsOf(delivery.id()))).hasSize(1);
    assertThat(store.tx.in(() -> store.deliveries.attemptsOf(elsewhere.id()))).isEmpty();
  }

  @Test
  default void what_has_ended_is_forgotten_with_its_attempts_and_what_waits_is_not() {
    Store store = store();
    Webhook webhook = webhook(store, store.account(), Map.of());
    Delivery ended = kept(store, webhook);
    Delivery waits = kept(store, webhook);
    Instant old = store.clock.instant().minus(Duration.ofDays(4000));
    HookAnswer answer = new HookAnswer(200, "", "", Optional.empty(), Duration.ZERO);
    store.tx.run(
        () -> {
          Delivery held = store.deliveries.held(ended.id()).orElseThrow();
          held.delivered(old);
          store.deliveries.add(new DeliveryAttempt(UUID.randomUUID(), held, answer, old));
        });

    int forgotten = store.tx.in(() -> store.deliveries.forgetBefore(old.plusSeconds(1), 100));

    assertThat(forgotten).isEqualTo(1);
    assertThat(store.tx.in(() -> store.deliveries.byId(webhook.id(), ended.id()))).isEmpty();
    assertThat(store.tx.in(() -> store.deliveries.attemptsOf(ended.id()))).isEmpty();
    assertThat(store.tx.in(() -> store.deliveries.byId(webhook.id(), waits.id()))).isPresent();
  }

  @Test
  default void a_webhook_goes_with_all_that_it_was_to_be_told() {
    Store store = store();
    UUID account = store.account();
    Webhook webhook = webhook(store, account, Map.of());
    Delivery delivery = kept(store, webhook);
    long before = store.tx.in(() -> store.deliveries.waiting().deliveries());

    store.tx.run(() -> store.webhooks.remove(store.webhooks.byId(webhook.id()).orElseThrow()));

    assertThat(store.tx.in(() -> store.deliveries.byId(webhook.id(), delivery.id()))).isEmpty();
    assertThat(store.tx.in(() -> store.deliveries.waiting().deliveries())).isEqualTo(before - 1);
    webhook(store, account, Map.of());
    store.tx.run(() -> store.webhooks.removeAll(account));
    assertThat(store.tx.in(() -> store.webhooks.ofAccount(account))).isEmpty();
  }
}
