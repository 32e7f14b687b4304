package org.caselli.fax.boot;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import jakarta.mail.Session;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.io.InterruptedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import javax.sql.DataSource;
import org.caselli.fax.app.claim.DueQueue;
import org.caselli.fax.app.dispatch.StartDueJobs;
import org.caselli.fax.app.limit.AdmitWork;
import org.caselli.fax.app.people.OutsideClaims;
import org.caselli.fax.app.people.OutsideIssuer;
import org.caselli.fax.app.prepare.FairLanes;
import org.caselli.fax.app.prepare.PreparationLanes;
import org.caselli.fax.app.submit.Spool;
import org.caselli.fax.app.submit.SpoolDirectory;
import org.caselli.fax.app.webhook.HookThreads;
import org.caselli.fax.domain.job.Attempt;
import org.caselli.fax.domain.settings.ConversionSettings;
import org.caselli.fax.domain.settings.DocumentSettings;
import org.caselli.fax.domain.settings.Settings;
import org.caselli.fax.mail.SessionMailer;
import org.caselli.fax.port.AfterCommit;
import org.caselli.fax.port.HookPayloads;
import org.caselli.fax.port.Ids;
import org.caselli.fax.port.Mailer;
import org.caselli.fax.port.NodeLife;
import org.caselli.fax.port.Pauses;
import org.caselli.fax.smtp.MailSuspects;
import org.caselli.fax.wire.HookPayloadJson;

/** What the container gives, and the objects of ours that are made of it. */
@ApplicationScoped
public class Resources {
  private static final int FETCHING = 8;
  private static final int WAITING_DOCUMENTS = 1_000;

  @PersistenceContext(unitName = "fax")
  private EntityManager entityManager;

  @Resource(lookup = "java:jboss/datasources/FaxDS")
  private DataSource dataSource;

  @Resource(lookup = "java:jboss/ee/concurrency/executor/fax")
  private ManagedExecutorService executor;

  @Resource(lookup = "java:jboss/ee/concurrency/executor/fetch")
  private ManagedExecutorService fetchExecutor;

  @Resource(lookup = "java:jboss/ee/concurrency/executor/hooks")
  private ManagedExecutorService hookExecutor;

  @Resource(lookup = "java:jboss/ee/concurrency/scheduler/fax")
  private ManagedScheduledExecutorService scheduler;

  @Resource(lookup = "java:jboss/ee/concurrency/factory/default")
  private ManagedThreadFactory threadFactory;

  @Resource(lookup = "java:jboss/mail/Fax")
  private Session mailSession;

  @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
  private TransactionSynchronizationRegistry transactions;

  private final Bootstrap bootstrap = Bootstrap.read();

  @Produces
  EntityManager entityManager() {
    return entityManager;
  }

  @Produces
  DataSource dataSource() {
    return dataSource;
  }

  @Produces
  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }

  @Produces
  @ApplicationScoped
  Ids ids(Clock clock) {
    return new SystemIds(clock);
  }

  @Produces
  @Singleton
  Bootstrap bootstrap() {
    return bootstrap;
  }

  @Produces
  @Singleton
  NodeLife node() {
    return new NodeLife(new Attempt.Owner(bootstrap.node(), UUID.randomUUID()));
  }

  @Produces
  @Typed({Executor.class, ExecutorService.class})
  ExecutorService executor() {
    return executor;
  }

  @Produces
  ManagedThreadFactory threadFactory() {
    return threadFactory;
  }

  @Produces
  @Typed({ScheduledExecutorService.class, ManagedScheduledExecutorService.class})
  ManagedScheduledExecutorService scheduler() {
    return scheduler;
  }

  @Produces
  @Singleton
  AfterCommit afterCommit() {
    return new JtaAfterCommit(transactions);
  }

  @Produces
  @Singleton
  OutsideClaims outsideClaims() {
    return Bootstrap.outsideClaims();
  }

  @Produces
  @Singleton
  OutsideIssuer outsideIssuer() {
    return Bootstrap.outsideIssuer();
  }

  @Produces
  @ApplicationScoped
  Pauses pauses() {
    return Resources::pause;
  }

  private static void pause(Duration length) throws InterruptedIOException {
    try {
      Thread.sleep(length.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("The server stops");
    }
  }

  @Produces
  @ApplicationScoped
  Spool spool(Ids ids, Settings settings, AdmitWork admitWork) {
    return new Spool(
        new SpoolDirectory(
            bootstrap.data().resolve("spool"),
            bootstrap.node(),
            () -> settings.system().get(DocumentSettings.SCRATCH)),
        ids,
        admitWork::admitWork);
  }

  @Produces
  @ApplicationScoped
  MailSuspects mailSuspects(Clock clock) {
    return new MailSuspects(bootstrap.data().resolve("suspect-mails"), clock);
  }

  @Produces
  @Singleton
  PreparationLanes lanes(Settings settings) {
    return new PreparationLanes(
        new FairLanes(fetchExecutor, () -> FETCHING, WAITING_DOCUMENTS),
        new FairLanes(
            executor, () -> settings.system().get(ConversionSettings.WORKERS), WAITING_DOCUMENTS),
        new FairLanes(executor, () -> 1, WAITING_DOCUMENTS));
  }

  @Produces
  @Singleton
  HookThreads hookThreads() {
    return new HookThreads(hookExecutor);
  }

  @Produces
  @ApplicationScoped
  HookPayloads hookPayloads() {
    return new HookPayloadJson(bootstrap.node(), ServerInventory.own().orElse("unknown"));
  }

  @Produces
  @ApplicationScoped
  DueQueue dueQueue(Clock clock, StartDueJobs start) {
    return new DueQueue(clock, scheduler, start::startDueJobs);
  }

  @Produces
  @ApplicationScoped
  Mailer mailer(Clock clock) {
    return new SessionMailer(
        mailSession, !bootstrap.mailHost().isEmpty(), bootstrap.mailFrom(), clock);
  }
}
