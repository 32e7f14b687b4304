package org.caselli.fax.app.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.fax.Fax.Direction;
import org.caselli.fax.domain.faxbox.Faxbox;
import org.caselli.fax.domain.faxbox.FaxboxDocument;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.webhook.Topic;
import org.caselli.fax.domain.webhook.Webhook;
import org.caselli.fax.domain.webhook.WebhookDocument.Verb;
import org.junit.jupiter.api.Test;

class FaxboxCallbacksTest {
  private static final Instant NOW = Instant.parse("2026-11-23T04:00:00Z");
  private static final UUID ACCOUNT = new UUID(0, 1);
  private static final UUID BOX = new UUID(0, 2);

  private final InMemoryWebhooks webhooks = new InMemoryWebhooks();
  private final FaxboxCallbacks callbacks =
      new FaxboxCallbacks(webhooks, new CountingIds(), Clock.fixed(NOW, ZoneOffset.UTC));

  private static FaxboxDocument document(Map<String, ?> callback) {
    return new FaxboxDocument(
        Map.of("name", "desk", "notifications", Map.of("inbound", Map.of("callback", callback))));
  }

  private void follow(FaxboxDocument document) {
    callbacks.follow(new Faxbox(BOX, ACCOUNT, "a.example", document, NOW));
  }

  private Optional<Webhook> inbound() {
    return webhooks.callback(BOX, Direction.INBOUND);
  }

  @Test
  void a_callback_is_a_webhook_for_the_faxes_that_go_its_way() {
    follow(document(Map.of("url", "https://a.example/x", "method", "put", "type", "json")));

    Webhook webhook = inbound().orElseThrow();
    assertThat(webhook.document().uri()).isEqualTo("https://a.example/x");
    assertThat(webhook.document().verb()).isEqualTo(Verb.PUT);
    assertThat(webhook.document().json()).isTrue();
    assertThat(webhook.hears(Topic.ended(Direction.INBOUND, false), Optional.of(BOX))).isTrue();
    assertThat(webhook.hears(Topic.ended(Direction.OUTBOUND, true), Optional.of(BOX))).isFalse();
    assertThat(webhook.hears(Topic.ended(Direction.INBOUND, true), Optional.of(ACCOUNT))).isFalse();
    assertThat(webhooks.callback(BOX, Direction.OUTBOUND)).isEmpty();
  }

  @Test
  void it_follows_the_field_and_keeps_its_secret() {
    follow(document(Map.of("url", "https://a.example/x")));
    Webhook first = inbound().orElseThrow();

    follow(document(Map.of("url", "https://b.example/y")));

    assertThat(inbound().orElseThrow().id()).isEqualTo(first.id());
    assertThat(inbound().orElseThrow().document().uri()).isEqualTo("https://b.example/y");
    follow(new FaxboxDocument(Map.of("name", "desk")));
    assertThat(inbound()).isEmpty();
  }

  @Test
  void an_address_that_cannot_be_called_is_refused() {
    assertThatExceptionOfType(FaxException.class)
        .isThrownBy(
            () -> FaxboxCallbacks.demandValid(document(Map.of("url", "https://ann:pw@a.example/"))))
        .satisfies(
            e ->
                assertThat(e.violations().get(0).path())
                    .isEqualTo("notifications.inbound.callback.url"));
  }

  @Test
  void one_of_before_there_were_rules_is_not_called() {
    follow(document(Map.of("url", "https://a b/")));

    assertThat(inbound()).isEmpty();
  }
}
