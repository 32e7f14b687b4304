package org.caselli.fax.observe;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import javax.sql.DataSource;
import org.caselli.fax.app.query.ReadBacklog;
import org.caselli.fax.app.query.ReadHeldBack;
import org.caselli.fax.app.query.ReadHookBacklog;
import org.caselli.fax.domain.dispatch.HeldBack;
import org.caselli.fax.domain.job.Backlog;
import org.caselli.fax.domain.settings.ServerSettings;
import org.caselli.fax.domain.settings.Settings;
import org.caselli.fax.domain.webhook.Deliveries;
import org.caselli.fax.port.AccountQueues;
import org.caselli.fax.port.FreeRoom;

/**
 * Looks at what the server stands on, for the checks of its health and for its metrics. What costs
 * something is looked at once in five seconds at the most, and what costs much less often.
 * Thread-safe; never throws.
 */
@ApplicationScoped
public class Probes {
  private static final int VALID_WITHIN_S = 2;

  private final DeadLetters deadLetters = new DeadLetters();
  private final FreeRoom room;
  private final Fresh<Long> freeLimit;
  private final Fresh<Boolean> database;
  private final Fresh<Boolean> broker;
  private final Fresh<Backlog> backlog;
  private final Fresh<HeldBack> heldBack;
  private final Fresh<Deliveries.Waiting> webhooks;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected Probes() {
    this.room = null;
    this.freeLimit = null;
    this.database = null;
    this.broker = null;
    this.backlog = null;
    this.heldBack = null;
    this.webhooks = null;
  }

  @Inject
  public Probes(
      DataSource dataSource,
      AccountQueues queues,
      ReadBacklog backlog,
      ReadHeldBack heldBack,
      ReadHookBacklog webhooks,
      FreeRoom room,
      Settings settings,
      ExecutorService executor,
      Clock clock) {
    this.room = room;
    this.freeLimit =
        new Fresh<>(() -> settings.system().get(ServerSettings.DISK_FREE_LIMIT), executor, clock);
    this.database = new Fresh<>(() -> answers(dataSource), executor, clock);
    this.broker = new Fresh<>(queues::isUp, executor, clock);
    this.backlog = new Fresh<>(backlog::readBacklog, executor, clock);
    this.heldBack = new Fresh<>(heldBack::readHeldBack, executor, clock);
    this.webhooks = new Fresh<>(webhooks::readHookBacklog, executor, clock);
  }

  private static boolean answers(DataSource dataSource) {
    try (Connection connection = dataSource.getConnection()) {
      return connection.isValid(VALID_WITHIN_S);
    } catch (SQLException e) {
      return false;
    }
  }

  /** Whether the database answers within two seconds. */
  boolean databaseIsUp() {
    return database.get().orElse(false);
  }

  /** Whether the broker takes messages. */
  boolean brokerIsUp() {
    return broker.get().orElse(false);
  }

  /** What waits; empty while the database does not tell. */
  Optional<Backlog> backlog() {
    return backlog.get();
  }

  /** What waits for webhooks; empty while the database does not tell. */
  Optional<Deliveries.Waiting> webhooks() {
    return webhooks.get();
  }

  /** For whom sending is paused; empty while the database does not tell. */
  Optional<HeldBack> heldBack() {
    return heldBack.get();
  }

  /** Messages in the dead-letter queue; NaN where the broker is not this server's own. */
  double deadLetters() {
    return deadLetters.count();
  }

  /** Free bytes of the places that matter; a place that cannot be read is left out. */
  Map<String, Long> freeBytes() {
    return room.freeBytes();
  }

  /** Free bytes that there must be; the least there is while the database does not tell. */
  long freeLimit() {
    return Math.max(FreeRoom.LEAST, freeLimit.get().orElse(0L));
  }
}
