package org.caselli.fax.app.transmit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.app.node.NodeRows;
import org.caselli.fax.domain.job.Attempt;
import org.caselli.fax.domain.job.AttemptEvent;
import org.caselli.fax.domain.job.Attempts;
import org.caselli.fax.domain.job.Progress;
import org.caselli.fax.domain.job.ProgressJournal;
import org.caselli.fax.domain.settings.FaxSettings;
import org.caselli.fax.domain.settings.Settings;
import org.caselli.fax.domain.settings.SettingsSnapshot;
import org.caselli.fax.port.NodeLife;

/** The rows behind {@link RecoverAttempts}: live attempts whose node does not live. */
@ApplicationScoped
public class Orphans {
  private static final Duration FOLLOWED_WITHIN = Duration.ofMinutes(1);

  private final Attempts attempts;
  private final NodeRows nodes;
  private final ProgressJournal journal;
  private final Settings settings;
  private final NodeLife node;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected Orphans() {
    this(null, null, null, null, null, null);
  }

  @Inject
  public Orphans(
      Attempts attempts,
      NodeRows nodes,
      ProgressJournal journal,
      Settings settings,
      NodeLife node,
      Clock clock) {
    this.attempts = attempts;
    this.nodes = nodes;
    this.journal = journal;
    this.settings = settings;
    this.node = node;
    this.clock = clock;
  }

  /**
   * Takes live attempts over whose node is dead: they belong to this life of this node from now on,
   * and whoever followed them is late.
   *
   * @param others whether other nodes are judged too, and not only earlier lives of this one
   * @return those that are ours now
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public List<UUID> takeOver(boolean others, int most) {
    List<UUID> living = nodes.living();
    List<UUID> left =
        others
            ? attempts.orphaned(living, most)
            : attempts.orphanedOf(node.owner().node(), living, most);
    return left.isEmpty()
        ? List.of()
        : attempts.takeOver(left, node.owner(), living, clock.instant());
  }

  /**
   * Live attempts of this life that it should follow for a while already; one that nobody follows
   * was lost between its claim and its call.
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public List<UUID> own(int most) {
    return attempts.liveOf(
        node.owner().incarnation(), clock.instant().minus(FOLLOWED_WITHIN), most);
  }

  /** The attempt, as it is written down. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public Optional<Attempt> attempt(UUID id) {
    return attempts.byId(id);
  }

  /** Lines of its timeline so far. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public int eventsOf(UUID attempt) {
    return attempts.timeline(attempt).size();
  }

  /** The call is heard again. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void found(UUID id) {
    attempts.byId(id).filter(Attempt::isLive).ifPresent(Attempt::found);
  }

  /** Writes a line into the timeline of an attempt that nobody follows. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void note(Attempt attempt, String fact) {
    AttemptEvent line =
        new AttemptEvent(
            attempts.timeline(attempt.id()).size() + 1, clock.instant(), attempt.stage(), fact);
    journal.write(
        List.of(
            new Progress(
                attempt.id(),
                attempt.fence(),
                attempt.stage(),
                attempt.pagesConfirmed(),
                attempt.switchName(),
                attempt.dialledAt(),
                attempt.answeredAt(),
                List.of(line),
                List.of())));
  }

  /** How long the fate of a call is asked for. */
  Duration limit() {
    return settings.system().get(FaxSettings.LOST_CALL_LIMIT);
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
