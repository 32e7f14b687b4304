package org.caselli.fax.app.transmit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.dispatch.Leases;
import org.caselli.fax.domain.job.Attempt;
import org.caselli.fax.domain.job.Jobs;
import org.caselli.fax.domain.settings.FaxSettings;
import org.caselli.fax.domain.settings.Settings;
import org.caselli.fax.domain.settings.SettingsSnapshot;
import org.caselli.fax.port.NodeLife;

/** The rows behind {@link RecoverAttempts}: live attempts whose node does not live. */
@ApplicationScoped
public class Orphans {
  /** Names of leases by which nodes say that they live begin so. */
  public static final String NODE = "node:";

  private static final Duration FOLLOWED_WITHIN = Duration.ofMinutes(1);

  private final Jobs jobs;
  private final Leases leases;
  private final Settings settings;
  private final NodeLife node;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected Orphans() {
    this(null, null, null, null, null);
  }

  @Inject
  public Orphans(Jobs jobs, Leases leases, Settings settings, NodeLife node, Clock clock) {
    this.jobs = jobs;
    this.leases = leases;
    this.settings = settings;
    this.node = node;
    this.clock = clock;
  }

  /** Live attempts whose node holds no lease. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public List<UUID> find(int most) {
    List<UUID> living = new ArrayList<>(leases.holders(NODE, clock.instant()));
    living.add(node.owner().incarnation());
    return jobs.orphanedAttempts(living, most);
  }

  /**
   * Live attempts of this life that it should follow for a while already; one that nobody follows
   * was lost between its claim and its call.
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public List<UUID> own(int most) {
    return jobs.liveAttemptsOf(
        node.owner().incarnation(), clock.instant().minus(FOLLOWED_WITHIN), most);
  }

  /** The attempt, as it is written down. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public Optional<Attempt> attempt(UUID id) {
    return jobs.attempt(id);
  }

  /** Lines of its timeline so far. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public int eventsOf(UUID attempt) {
    return jobs.timeline(attempt).size();
  }

  /** This life of this node follows the attempt from now on. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void takeOver(UUID id) {
    jobs.attempt(id).filter(Attempt::isLive).ifPresent(attempt -> attempt.takenOver(node.owner()));
  }

  LiveCall.StageLimits limits() {
    SettingsSnapshot system = settings.system();
    return new LiveCall.StageLimits(
        system.get(FaxSettings.ORIGINATE_TIMEOUT),
        system.get(FaxSettings.NEGOTIATE_TIMEOUT),
        system.get(FaxSettings.SEND_TIMEOUT),
        system.get(FaxSettings.CALL_TIMEOUT));
  }
}
