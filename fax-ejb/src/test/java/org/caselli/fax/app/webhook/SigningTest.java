package org.caselli.fax.app.webhook;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.caselli.fax.app.webhook.CreateWebhook.Created;
import org.caselli.fax.app.webhook.RotateSecret.Rotated;
import org.caselli.fax.domain.event.FaxEvent.Kind;
import org.caselli.fax.domain.webhook.HookSecret;
import org.caselli.fax.port.HookReceiver.Message;
import org.caselli.fax.store.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The public library of Standard Webhooks judges our signatures. */
class SigningTest {
  private static final Duration DAY = Duration.ofDays(1);

  private TestDatabase database;
  private Hooks hooks;

  @BeforeEach
  void startNow() {
    database = TestDatabase.h2();
    hooks = new Hooks(database);
    // The library compares with the clock of the machine.
    hooks.store.clock.advance(Duration.between(hooks.store.clock.instant(), Instant.now()));
  }

  @AfterEach
  void close() {
    database.close();
  }

  private Message last() {
    hooks.happened(Kind.END);
    List<Message> all = hooks.receivers.came;
    return all.get(all.size() - 1);
  }

  private static void verify(HookSecret secret, Message message)
      throws WebhookVerificationException, EmptyWebhookSecretException {
    verify(secret, message, new String(message.body(), StandardCharsets.UTF_8));
  }

  private static void verify(HookSecret secret, Message message, String body)
      throws WebhookVerificationException, EmptyWebhookSecretException {
    Map<String, List<String>> headers =
        message.headers().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, header -> List.of(header.getValue())));
    new Webhook(secret.text()).verify(body, HttpHeaders.of(headers, (name, value) -> true).map());
  }

  @Test
  void the_public_library_takes_our_signature_and_no_other_content() {
    Created created = hooks.create("https://a.example/", Map.of());

    Message message = last();

    assertThatCode(() -> verify(created.secret(), message)).doesNotThrowAnyException();
    assertThatExceptionOfType(WebhookVerificationException.class)
        .isThrownBy(() -> verify(created.secret(), message, "{}"));
  }

  @Test
  void forms_are_signed_too() {
    Created created = hooks.create("https://a.example/", Map.of("format", "form-data"));

    Message message = last();

    assertThatCode(() -> verify(created.secret(), message)).doesNotThrowAnyException();
  }

  @Test
  void for_a_while_after_a_rotation_both_secrets_verify() {
    Created created = hooks.create("https://a.example/", Map.of());
    Rotated rotated = hooks.rotate(created, Optional.of(DAY));

    Message during = last();

    assertThatCode(() -> verify(created.secret(), during)).doesNotThrowAnyException();
    assertThatCode(() -> verify(rotated.secret(), during)).doesNotThrowAnyException();
  }

  @Test
  void afterwards_only_the_new_one_does() {
    Created created = hooks.create("https://a.example/", Map.of());
    Rotated rotated = hooks.rotate(created, Optional.of(Duration.ZERO));

    Message after = last();

    assertThatExceptionOfType(WebhookVerificationException.class)
        .isThrownBy(() -> verify(created.secret(), after));
    assertThatCode(() -> verify(rotated.secret(), after)).doesNotThrowAnyException();
  }
}
