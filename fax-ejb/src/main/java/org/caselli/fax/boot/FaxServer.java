package org.caselli.fax.boot;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.caselli.fax.app.announce.ForgetEvents;
import org.caselli.fax.app.announce.GrantEvents;
import org.caselli.fax.app.announce.PublishEvents;
import org.caselli.fax.app.dispatch.Sweep;
import org.caselli.fax.app.drain.NodeDuty;
import org.caselli.fax.app.live.CheckFollowers;
import org.caselli.fax.app.live.KeepStreamsOpen;
import org.caselli.fax.app.mailin.SendMailReports;
import org.caselli.fax.app.receive.RecoverReceptions;
import org.caselli.fax.app.submit.Spool;
import org.caselli.fax.app.transmit.EndCancelledCalls;
import org.caselli.fax.app.transmit.LiveCalls;
import org.caselli.fax.app.transmit.TendNode;
import org.caselli.fax.app.webhook.DeliverWebhooks;
import org.caselli.fax.domain.settings.ApiSettings;
import org.caselli.fax.domain.settings.Settings;
import org.caselli.fax.jms.BrokerWatch;
import org.caselli.fax.port.TelephonyEngine;
import org.caselli.fax.port.TroubleLog;
import org.caselli.fax.store.SchemaMigration;
import org.caselli.fax.wire.DocumentSchema;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The order of the start: schema, first account, engine, then whatever an earlier life left. The
 * container lets no request and no message in before it is done.
 */
@Startup
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
public class FaxServer {
  private static final Logger log = LoggerFactory.getLogger(FaxServer.class);
  private static final long TICK_MS = 500;
  private static final long NEWS_MS = 100;
  private static final long HEARTBEAT_MS = 1_000;
  private static final long TAKE_OVER_MS = 1_000;
  private static final long DUTY_MS = 1_000;
  private static final long GRANT_MS = 2_000;
  private static final long FORGET_MS = 60_000;
  private static final long BEAT_MS = 15_000;
  private static final long CHECK_MS = 10_000;
  private static final long REPORTS_MS = 5_000;
  private static final long NEXT_START_MS = 1_000;

  /** Warming up takes both processors of a small machine, which the start needs itself. */
  private static final long WARM_UP_AFTER_MS = 3_000;

  @Inject private DataSource dataSource;
  @Inject private Bootstrap bootstrap;
  @Inject private FirstStart firstStart;
  @Inject private Spool spool;
  @Inject private TelephonyEngine engine;
  @Inject private LiveCalls calls;
  @Inject private EndCancelledCalls cancelled;
  @Inject private TendNode node;
  @Inject private Sweep sweep;
  @Inject private NodeDuty duty;
  @Inject private BrokerWatch broker;
  @Inject private RecoverReceptions receptions;
  @Inject private ScheduledExecutorService scheduler;
  @Inject private PublishEvents publishEvents;
  @Inject private ForgetEvents forgetEvents;
  @Inject private EventTail eventTail;
  @Inject private KeepStreamsOpen keepStreamsOpen;
  @Inject private CheckFollowers checkFollowers;
  @Inject private GrantEvents grantEvents;
  @Inject private DeliverWebhooks webhooks;
  @Inject private Converters converters;
  @Inject private Closing closing;
  @Inject private Settings settings;
  @Inject private NextStart nextStart;
  @Inject private MailDoor mailDoor;
  @Inject private InboundLine inbound;
  @Inject private SendMailReports mailReports;

  private final List<ScheduledFuture<?>> recurring = new ArrayList<>();

  @PostConstruct
  void start() {
    SchemaMigration.run(dataSource);
    DocumentSchema.refuseMistakenTypes(() -> settings.system().get(ApiSettings.STRICT));
    duty.begin();
    spool.open();
    firstStart.create().ifPresent(this::tell);
    receptions.beginAnew();
    engine.start(calls);
    node.begin();
    inbound.open();
    recurring.add(every(TICK_MS, "live calls", calls::tick));
    recurring.add(every(NEWS_MS, "news of live calls", calls::tellNews));
    recurring.add(every(TICK_MS, "cancelled calls", cancelled::endCancelledCalls));
    recurring.add(every(HEARTBEAT_MS, "heartbeat", node::stayAlive));
    recurring.add(every(TAKE_OVER_MS, "care for calls of dead nodes", node::tendNode));
    recurring.add(
        every(TAKE_OVER_MS, "care for receptions of dead nodes", receptions::recoverOfDeadNodes));
    recurring.add(every(DUTY_MS, "state of this node", duty::look));
    if (Bootstrap.brokerLogin().isPresent()) {
      recurring.add(every(DUTY_MS, "watch of the broker", broker::look));
    }
    nextStart.compare();
    recurring.add(every(NEXT_START_MS, "settings of the next start", nextStart::write));
    recurring.add(every(TICK_MS, "webhooks", webhooks::deliverWebhooks));
    eventTail.start();
    recurring.add(every(BEAT_MS, "beat of live streams", keepStreamsOpen::keepStreamsOpen));
    recurring.add(every(CHECK_MS, "look at live streams", checkFollowers::checkFollowers));
    for (String name : publishEvents.names()) {
      recurring.add(every(TICK_MS, "events for " + name, () -> publishEvents.publishEvents(name)));
    }
    recurring.add(every(FORGET_MS, "end of old events", forgetEvents::forgetEvents));
    recurring.add(every(GRANT_MS, "rights at the broker", grantEvents::grantEvents));
    scheduler.schedule(
        guarded("first rights at the broker", grantEvents::grantEvents), 0, TimeUnit.MILLISECONDS);
    scheduler.schedule(guarded("first sweep", sweep::sweep), 0, TimeUnit.MILLISECONDS);
    scheduler.schedule(
        guarded("warm-up of the converters", converters::warm),
        WARM_UP_AFTER_MS,
        TimeUnit.MILLISECONDS);
    recurring.add(every(REPORTS_MS, "reports of failed mail", mailReports::sendMailReports));
    mailDoor.open();
    log.info("Caselli Fax started with the {} engine", engine.name());
  }

  private void tell(FirstStart.Created created) {
    SecretFiles files = new SecretFiles(bootstrap.secrets());
    files.write("account-id", created.account().toString().replace("-", ""));
    files.write("realm", created.realm());
    files.write("from-number", created.number());
    files.write("api-key-id", created.keyId().toString().replace("-", ""));
    files.write("api-key", created.apiKey());
    log.info(
        "First start: account {} was created; its API key is in {}",
        created.account().toString().replace("-", ""),
        bootstrap.secrets().resolve("api-key"));
  }

  private ScheduledFuture<?> every(long millis, String name, Runnable work) {
    return scheduler.scheduleWithFixedDelay(
        guarded(name, work), millis, millis, TimeUnit.MILLISECONDS);
  }

  /** A recurring task that throws would never run again. */
  private static Runnable guarded(String name, Runnable work) {
    TroubleLog trouble = new TroubleLog(log, "The " + name);
    return () -> trouble.guard(work);
  }

  @PreDestroy
  void stop() {
    mailDoor.close();
    recurring.forEach(task -> task.cancel(false));
    eventTail.stop();
    guarded("settings of the next start", nextStart::write).run();
    inbound.close();
    engine.stop();
    converters.close();
    guarded("end of this node", duty::end).run();
    closing.close();
    log.info("Caselli Fax stopped");
  }
}
