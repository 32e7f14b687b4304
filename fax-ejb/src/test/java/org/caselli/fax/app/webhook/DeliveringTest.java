package org.caselli.fax.app.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.caselli.fax.app.webhook.CreateWebhook.Created;
import org.caselli.fax.domain.event.FaxEvent;
import org.caselli.fax.domain.event.FaxEvent.Kind;
import org.caselli.fax.domain.maillog.LoggedMail;
import org.caselli.fax.domain.maillog.MailTrace;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.webhook.Delivery;
import org.caselli.fax.domain.webhook.Delivery.State;
import org.caselli.fax.domain.webhook.DeliveryAttempt;
import org.caselli.fax.domain.webhook.HookAnswer;
import org.caselli.fax.domain.webhook.Webhook;
import org.caselli.fax.port.HookReceiver.Message;
import org.caselli.fax.store.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeliveringTest {
  private static final Map<String, Object> NOTHING_MORE = Map.of();
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private TestDatabase database;
  private Hooks hooks;

  @BeforeEach
  void start() {
    database = TestDatabase.h2();
    hooks = new Hooks(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private static String text(Message message) {
    return new String(message.body(), StandardCharsets.UTF_8);
  }

  @Test
  void the_end_of_a_fax_is_told_at_once_and_what_will_be_repeated_is_not() {
    Created created = hooks.create("https://a.example/hook", NOTHING_MORE);
    for (Kind kind : Kind.values()) {
      hooks.happened(kind);
    }

    assertThat(hooks.receivers.at("a.example"))
        .extracting(message -> text(message).replaceAll(".*\"event_name\":\"(\\w+)\".*", "$1"))
        .containsExactly(
            "outbound_fax", "outbound_fax_error", "outbound_fax_error", "outbound_fax");
    assertThat(hooks.log(created)).extracting(Delivery::state).containsOnly(State.DELIVERED);
    assertThat(hooks.measures.facts("webhook")).containsOnly("webhook delivered").hasSize(4);
  }

  @Test
  void an_event_that_is_told_twice_is_sent_once() {
    hooks.create("https://a.example/hook", NOTHING_MORE);
    FaxEvent event = hooks.happened(Kind.END);

    hooks.again(event);

    assertThat(hooks.receivers.at("a.example"))
        .singleElement()
        .satisfies(
            message -> {
              assertThat(text(message)).contains("\"sequence\":1");
              assertThat(message.headers()).containsEntry("webhook-sequence", "1");
            });
  }

  @Test
  void each_webhook_hears_what_it_asks_for_and_of_its_own_account() {
    hooks.create("https://all.example/", Map.of("custom_data", Map.of("type", "all")));
    hooks.create("https://ok.example/", Map.of("custom_data", Map.of("type", "outbound_fax")));
    hooks.create("https://in.example/", Map.of("custom_data", Map.of("type", "inbound_fax")));
    hooks.create("https://object.example/", Map.of("hook", "object"));
    Map<String, Object> deleted = Map.of("type", "fax", "action", "doc_deleted");
    hooks.create("https://deleted.example/", Map.of("hook", "object", "custom_data", deleted));
    hooks.happened(Kind.END);
    hooks.happened(Kind.ERROR);
    hooks.happened(hooks.store.account(), Kind.END);

    assertThat(hooks.receivers.at("all.example")).hasSize(2);
    assertThat(hooks.receivers.at("ok.example")).hasSize(1);
    assertThat(hooks.receivers.at("in.example")).isEmpty();
    assertThat(hooks.receivers.at("object.example"))
        .extracting(message -> text(message).replaceAll(".*\"action\":\"(\\w+)\".*", "$1"))
        .containsExactly("doc_edited", "doc_edited");
    assertThat(hooks.receivers.at("deleted.example")).isEmpty();
  }

  @Test
  void accounts_below_are_heard_of_when_that_is_wanted() {
    UUID below = hooks.store.account(Optional.of(hooks.account));
    hooks.create("https://mine.example/", NOTHING_MORE);
    hooks.create("https://all.example/", Map.of("include_subaccounts", true));

    hooks.happened(below, Kind.END);

    assertThat(hooks.receivers.at("mine.example")).isEmpty();
    assertThat(hooks.receivers.at("all.example")).hasSize(1);
  }

  @Test
  void an_old_hook_becomes_two_for_success_and_for_failure() {
    Created created = hooks.create("https://a.example/", Map.of("hook", "outbound_fax"));

    assertThat(created.webhooks())
        .extracting(webhook -> webhook.document().customData().get("type"))
        .containsExactly("outbound_fax", "outbound_fax_error");
    hooks.happened(Kind.END);
    hooks.happened(Kind.ERROR);
    assertThat(hooks.receivers.at("a.example")).hasSize(2);
  }

  @Test
  void a_receiver_that_answers_500_is_asked_for_three_days_and_then_given_up() {
    Created created = hooks.create("https://a.example/", Map.of("retries", 3));
    hooks.receivers.answer("a.example", FakeReceivers.status(500));
    hooks.happened(Kind.END);
    assertThat(hooks.attempts(created)).hasSize(1);

    hooks.pass(Duration.ofSeconds(8), Duration.ofSeconds(2));
    assertThat(hooks.attempts(created)).as("quick retries").hasSize(4);
    hooks.pass(Duration.ofDays(2), MINUTE);
    assertThat(hooks.log(created)).extracting(Delivery::state).containsExactly(State.WAITING);
    hooks.pass(Duration.ofDays(1).plus(MINUTE), MINUTE);

    assertThat(hooks.log(created)).extracting(Delivery::state).containsExactly(State.GIVEN_UP);
    assertThat(hooks.attempts(created)).hasSizeBetween(20, 40);
    assertThat(hooks.attempts(created).get(0).createdAt())
        .as("the last is at the end")
        .isAfterOrEqualTo(hooks.log(created).get(0).giveUpAt());
    assertThat(hooks.measures.facts("webhook given_up")).hasSize(1);
  }

  @Test
  void a_receiver_that_vanishes_for_a_day_loses_nothing_and_delays_nobody() {
    Created away = hooks.create("https://away.example/", NOTHING_MORE);
    Created present = hooks.create("https://here.example/", NOTHING_MORE);
    hooks.receivers.answer("away.example", HookAnswer.none("no route", Duration.ZERO));
    for (int hour = 0; hour < 24; hour++) {
      hooks.happened(Kind.END);
      hooks.pass(Duration.ofHours(1), Duration.ofMinutes(5));
    }
    assertThat(hooks.present(away).failingSince()).isPresent();
    assertThat(hooks.log(present)).extracting(Delivery::state).containsOnly(State.DELIVERED);
    assertThat(hooks.log(present)).hasSize(24).allMatch(each -> each.attempts() == 1);

    hooks.receivers.answer("away.example", FakeReceivers.status(204));
    hooks.pass(Duration.ofHours(8), Duration.ofMinutes(5));

    assertThat(hooks.log(away)).hasSize(24).allMatch(each -> each.state() == State.DELIVERED);
    assertThat(hooks.present(away).failingSince()).isEmpty();
  }

  @Test
  void what_has_waited_goes_out_as_soon_as_its_receiver_takes_something() {
    Created away = hooks.create("https://away.example/", NOTHING_MORE);
    hooks.receivers.answer("away.example", FakeReceivers.status(503));
    hooks.happened(Kind.END);
    hooks.pass(Duration.ofHours(10), Duration.ofMinutes(5));
    hooks.happened(Kind.END);
    hooks.receivers.answer("away.example", FakeReceivers.status(200));

    hooks.pass(Duration.ofSeconds(4), Duration.ofSeconds(2));

    assertThat(hooks.log(away)).hasSize(2).allMatch(each -> each.state() == State.DELIVERED);
  }

  @Test
  void a_receiver_that_hangs_has_four_messages_and_then_one_and_delays_nobody() {
    Created slow = hooks.create("https://slow.example/", NOTHING_MORE);
    hooks.create("https://fast.example/", NOTHING_MORE);
    List<CompletableFuture<HookAnswer>> open = hooks.receivers.hang("slow.example");
    for (int i = 0; i < 10; i++) {
      hooks.happened(Kind.END);
    }
    assertThat(open).hasSize(4);
    assertThat(hooks.receivers.at("fast.example")).hasSize(10);

    List.copyOf(open).forEach(each -> each.complete(HookAnswer.none("slow", Duration.ZERO)));
    hooks.pass(MINUTE, Duration.ofSeconds(10));

    assertThat(open).as("one at a time").hasSize(5);
    assertThat(hooks.log(slow)).hasSize(10).allMatch(each -> each.state() == State.WAITING);
  }

  @Test
  void a_receiver_is_left_alone_for_as_long_as_it_asks() {
    Created created = hooks.create("https://a.example/", NOTHING_MORE);
    hooks.receivers.answer(
        "a.example",
        new HookAnswer(429, "busy", "", Optional.of(Duration.ofHours(1)), Duration.ZERO));
    hooks.happened(Kind.END);

    hooks.pass(Duration.ofMinutes(59), MINUTE);
    assertThat(hooks.attempts(created)).hasSize(1);
    hooks.pass(Duration.ofMinutes(2), MINUTE);

    assertThat(hooks.attempts(created)).hasSize(2);
  }

  @Test
  void what_answers_410_is_switched_off_and_that_is_told() {
    Created gone = hooks.create("https://gone.example/", NOTHING_MORE);
    hooks.create("https://watch.example/", NOTHING_MORE);
    hooks.receivers.answer("gone.example", FakeReceivers.status(410));

    hooks.happened(Kind.END);
    hooks.deliver.deliverWebhooks();
    hooks.happened(Kind.END);

    Webhook off = hooks.present(gone);
    assertThat(off.enabled()).isFalse();
    assertThat(off.disableReason()).contains("410");
    assertThat(hooks.receivers.at("gone.example")).hasSize(1);
    assertThat(hooks.log(gone)).extracting(Delivery::state).containsExactly(State.GIVEN_UP);
    assertThat(hooks.receivers.at("watch.example"))
        .filteredOn(message -> text(message).contains("\"webhook_disabled\""))
        .singleElement()
        .satisfies(
            message -> assertThat(text(message)).contains(off.id().toString().replace("-", "")));
    assertThat(hooks.reenable()).isEqualTo(1);
    assertThat(hooks.present(gone).disableReason()).isEmpty();
  }

  @Test
  void a_delivery_can_be_sent_again_under_its_id() {
    Created created = hooks.create("https://a.example/", NOTHING_MORE);
    hooks.happened(Kind.END);
    Delivery sent = hooks.log(created).get(0);

    hooks.resend(created, sent.id());
    hooks.deliver.deliverWebhooks();

    assertThat(hooks.receivers.at("a.example"))
        .extracting(message -> message.headers().get("webhook-id"))
        .containsExactly(id(sent), id(sent));
    assertThat(hooks.attempts(created)).allMatch(DeliveryAttempt::success).hasSize(2);
    assertThatExceptionOfType(FaxException.class)
        .isThrownBy(() -> hooks.resend(created, new UUID(1, 1)));
  }

  private static String id(Delivery delivery) {
    return "msg_" + delivery.id().toString().replace("-", "");
  }

  @Test
  void a_mail_that_did_not_become_a_fax_is_told() {
    hooks.create("https://a.example/", NOTHING_MORE);
    LoggedMail.Mail mail =
        new LoggedMail.Mail(
            "ann@a.example",
            "1@b.example",
            "1",
            "+1",
            "",
            "",
            "",
            Optional.empty(),
            MailTrace.UNKNOWN,
            List.of());

    hooks.mailRefused(mail, "There is nothing to fax");
    hooks.deliver.deliverWebhooks();

    assertThat(hooks.receivers.at("a.example"))
        .singleElement()
        .satisfies(
            message ->
                assertThat(text(message))
                    .contains("\"event_name\":\"outbound_smtp_fax_error\"")
                    .contains("\"errors\":[\"There is nothing to fax\"]")
                    .contains("\"fax_from_email\":\"ann@a.example\"")
                    .contains("\"original_number\":\"1\""));
  }

  @Test
  void messages_have_the_limits_of_the_settings() {
    hooks.create("https://a.example/", NOTHING_MORE);
    hooks.give("webhook_timeout", 3);
    hooks.give("webhook_allowed_hosts", "10.0.0.0/8 inside.example");

    hooks.happened(Kind.END);

    Message message = hooks.receivers.at("a.example").get(0);
    assertThat(message.time()).isEqualTo(Duration.ofSeconds(3));
    assertThat(message.allowed()).containsExactly("10.0.0.0/8", "inside.example");
  }

  @Test
  void how_long_it_is_tried_is_a_setting() {
    hooks.give("webhook_retry_period", 60);
    Created created = hooks.create("https://a.example/", NOTHING_MORE);
    hooks.receivers.answer("a.example", FakeReceivers.status(500));
    hooks.happened(Kind.END);

    hooks.pass(Duration.ofSeconds(62), Duration.ofSeconds(1));

    assertThat(hooks.log(created)).extracting(Delivery::state).containsExactly(State.GIVEN_UP);
  }

  @Test
  void how_long_an_old_secret_is_used_is_a_setting() {
    hooks.give("webhook_secret_overlap", 7);
    Created created = hooks.create("https://a.example/", NOTHING_MORE);

    hooks.rotate(created, Optional.empty());

    assertThat(hooks.present(created).previousUntil())
        .contains(hooks.store.clock.instant().plusSeconds(7));
  }

  @Test
  void how_long_the_log_is_kept_is_a_setting() {
    hooks.give("webhook_log_days", 2);
    Created created = hooks.create("https://a.example/", NOTHING_MORE);
    hooks.happened(Kind.END);
    hooks.store.clock.advance(Duration.ofDays(2));
    hooks.forget();
    assertThat(hooks.log(created)).hasSize(1);

    hooks.store.clock.advance(MINUTE);
    hooks.forget();

    assertThat(hooks.log(created)).isEmpty();
  }

  @Test
  void a_get_says_everything_in_its_query() {
    hooks.create("https://a.example/x?y=1", Map.of("http_verb", "get"));

    hooks.happened(Kind.END);

    Message message = hooks.receivers.at("a.example").get(0);
    assertThat(message.method()).isEqualTo("GET");
    assertThat(message.body()).isEmpty();
    assertThat(message.uri().getRawQuery())
        .startsWith("y=1&app_name=fax&app_version=1.2.3&event_category=notification");
  }

  @Test
  void a_form_has_its_objects_in_brackets() {
    hooks.create("https://a.example/", Map.of("format", "form-data"));

    hooks.happened(Kind.END);

    Message message = hooks.receivers.at("a.example").get(0);
    assertThat(message.type()).isEqualTo("application/x-www-form-urlencoded");
    assertThat(text(message)).contains("&event_name=outbound_fax&").contains("&fax_info[fax_");
  }
}
