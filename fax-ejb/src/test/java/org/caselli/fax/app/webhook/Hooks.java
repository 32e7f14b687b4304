package org.caselli.fax.app.webhook;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.app.admin.FaxboxCallbacks;
import org.caselli.fax.app.admin.Tenancy;
import org.caselli.fax.app.dispatch.SequentialIds;
import org.caselli.fax.app.dispatch.TransactionalBean;
import org.caselli.fax.app.webhook.ChangeWebhook.Which;
import org.caselli.fax.app.webhook.CreateWebhook.Created;
import org.caselli.fax.app.webhook.CreateWebhook.Wanted;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.account.Role;
import org.caselli.fax.domain.audit.Actor;
import org.caselli.fax.domain.call.Facts;
import org.caselli.fax.domain.event.FaxEvent;
import org.caselli.fax.domain.event.FaxEvent.Kind;
import org.caselli.fax.domain.event.LoggedEvent;
import org.caselli.fax.domain.job.JobState;
import org.caselli.fax.domain.listing.Stretch;
import org.caselli.fax.domain.maillog.LoggedMail;
import org.caselli.fax.domain.settings.SettingScope;
import org.caselli.fax.domain.webhook.Deliveries.Target;
import org.caselli.fax.domain.webhook.Delivery;
import org.caselli.fax.domain.webhook.DeliveryAttempt;
import org.caselli.fax.domain.webhook.Webhook;
import org.caselli.fax.domain.webhook.WebhookDocument;
import org.caselli.fax.port.RecordingMeasures;
import org.caselli.fax.store.Store;
import org.caselli.fax.store.TestDatabase;
import org.caselli.fax.wire.HookPayloadJson;

/** Webhooks over a real store, with receivers that are played; everything on one thread. */
final class Hooks {
  private static final Actor ACTOR = new Actor("test", "");

  final Store store;
  final UUID account;
  final FakeReceivers receivers = new FakeReceivers();
  final RecordingMeasures measures = new RecordingMeasures();
  final DeliverWebhooks deliver;
  private final SequentialIds ids = new SequentialIds();
  private final WebhookActs acts;
  private final TellWebhooks tell;
  private final FireWebhooks fire;

  Hooks(TestDatabase database) {
    store = new Store(database);
    account = store.account();
    acts = new WebhookActs(store.trail, store.clock);
    HookPayloadJson payloads = new HookPayloadJson("fax1", "1.2.3");
    tell =
        new TellWebhooks(
            store.webhooks,
            store.deliveries,
            store.accounts,
            payloads,
            store.settings,
            ids,
            store.clock);
    DeliverySteps steps =
        bean(
            DeliverySteps.class,
            new DeliverySteps(
                store.webhooks,
                store.deliveries,
                tell,
                new HookMessages(payloads, store.settings, store.clock),
                acts,
                store.settings,
                ids,
                store.clock));
    deliver = new DeliverWebhooks(steps, receivers, new HookThreads(Runnable::run), measures);
    EventSteps events =
        bean(
            EventSteps.class,
            new EventSteps(
                tell,
                new FaxboxCallbacks(store.webhooks, ids, store.clock),
                store.accounts,
                store.faxes,
                store.faxboxes,
                store.attempts));
    fire = new FireWebhooks(events, deliver);
  }

  private <T> T bean(Class<T> type, T bean) {
    return TransactionalBean.of(type, bean, store.tx);
  }

  private Access admin(UUID of) {
    return Access.ofUser(of, new UUID(7, 7), Role.ACCOUNT_ADMIN);
  }

  /** A webhook of the account for the notifications about faxes. */
  Created create(String uri, Map<String, Object> more) {
    Map<String, Object> fields = new LinkedHashMap<>(more);
    fields.put("name", "hook");
    fields.putIfAbsent("hook", "notifications");
    fields.put("uri", uri);
    fields.putIfAbsent("format", "json");
    CreateWebhook create =
        bean(
            CreateWebhook.class,
            new CreateWebhook(new Tenancy(store.accounts), store.webhooks, acts, ids, store.clock));
    return create.createWebhook(
        admin(account), account, new Wanted(new WebhookDocument(fields), true), ACTOR);
  }

  Which which(Created created) {
    return new Which(account, created.webhooks().get(0).id());
  }

  Webhook present(Created created) {
    return store.tx.in(() -> store.webhooks.byId(which(created).id()).orElseThrow());
  }

  RotateSecret.Rotated rotate(Created created, Optional<Duration> overlap) {
    return bean(
            RotateSecret.class,
            new RotateSecret(
                new Tenancy(store.accounts),
                store.webhooks,
                acts,
                store.settings,
                ids,
                store.clock))
        .rotateSecret(admin(account), which(created), overlap, ACTOR);
  }

  Delivery resend(Created created, UUID delivery) {
    return bean(
            ResendDelivery.class,
            new ResendDelivery(
                new Tenancy(store.accounts),
                store.webhooks,
                store.deliveries,
                acts,
                store.settings,
                store.clock))
        .resendDelivery(admin(account), which(created), delivery, ACTOR);
  }

  /** A mail to the account was refused. */
  void mailRefused(LoggedMail.Mail mail, String why) {
    LoggedMail.Target whose =
        new LoggedMail.Target(account, Optional.empty(), Optional.empty(), "", "");
    bean(ReportMailError.class, new ReportMailError(tell, store.faxboxes, ids, store.clock))
        .reportMailError(whose, mail, List.of(why));
  }

  /** The system's administrator gives a setting. */
  void give(String key, Object value) {
    store.tx.run(
        () -> store.settings.give(SettingScope.SYSTEM, new UUID(0, 0), Map.of(key, value), "test"));
  }

  void forget() {
    new ForgetDeliveries(
            bean(ForgettingSteps.class, new ForgettingSteps(store.deliveries)),
            store.settings,
            store.clock)
        .forgetDeliveries();
  }

  int reenable() {
    return bean(
            ReenableWebhooks.class,
            new ReenableWebhooks(
                new Tenancy(store.accounts), store.accounts, store.webhooks, acts, store.clock))
        .reenableWebhooks(admin(account), account, false, ACTOR);
  }

  /** Something happened to a fax of the account. */
  FaxEvent happened(UUID of, Kind kind) {
    FaxEvent event =
        new FaxEvent(
            ids.next(),
            kind,
            new FaxEvent.About(
                of,
                FaxEvent.Subject.OUTBOUND,
                store.asleep(of, Store.freshNumber(), 2),
                Optional.empty(),
                FaxEvent.People.NOBODY),
            Optional.of(JobState.COMPLETED),
            "It happened",
            Facts.NONE,
            store.clock.instant());
    fire.tell(List.of(new LoggedEvent(1, 1, event)));
    return event;
  }

  FaxEvent happened(Kind kind) {
    return happened(account, kind);
  }

  void again(FaxEvent event) {
    fire.tell(List.of(new LoggedEvent(1, 1, event)));
  }

  /** Lets time pass, and what is due be sent, step by step. */
  void pass(Duration time, Duration step) {
    for (Duration gone = Duration.ZERO; gone.compareTo(time) < 0; gone = gone.plus(step)) {
      store.clock.advance(step);
      deliver.deliverWebhooks();
    }
  }

  List<Delivery> log(Created created) {
    Target target = new Target(account, Optional.of(which(created).id()));
    return store.tx.in(() -> store.deliveries.walk(target, Stretch.ALL, 1_000));
  }

  List<DeliveryAttempt> attempts(Created created) {
    Target target = new Target(account, Optional.of(which(created).id()));
    return store.tx.in(() -> store.deliveries.walkAttempts(target, Stretch.ALL, 1_000));
  }
}
