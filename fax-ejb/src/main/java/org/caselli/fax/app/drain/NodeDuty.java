package org.caselli.fax.app.drain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.caselli.fax.app.prepare.PreparationLanes;
import org.caselli.fax.app.transmit.LiveCalls;
import org.caselli.fax.domain.dispatch.NodeReport;
import org.caselli.fax.domain.dispatch.NodeWork;
import org.caselli.fax.port.Intake;
import org.caselli.fax.port.NodeLife;
import org.caselli.fax.port.Outlook;
import org.caselli.fax.port.Pauses;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether this node takes new work. It looks once a second whether it is to drain, and then closes
 * its doors; what it has goes on to its end. Thread-safe; never within a transaction.
 */
@ApplicationScoped
public class NodeDuty {
  private static final Logger log = LoggerFactory.getLogger(NodeDuty.class);

  /** Longer than a living node is silent. */
  private static final Duration SILENCE = Duration.ofSeconds(4);

  private final DutyRows rows;
  private final Intake intake;
  private final LiveCalls calls;
  private final PreparationLanes lanes;
  private final NodeLife node;
  private final Pauses pauses;
  private final Outlook outlook;
  private volatile boolean draining;
  private boolean closed;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected NodeDuty() {
    this(null, null, null, null, null, null, null);
  }

  @Inject
  public NodeDuty(
      DutyRows rows,
      Intake intake,
      LiveCalls calls,
      PreparationLanes lanes,
      NodeLife node,
      Pauses pauses,
      Outlook outlook) {
    this.rows = rows;
    this.intake = intake;
    this.calls = calls;
    this.lanes = lanes;
    this.node = node;
    this.pauses = pauses;
    this.outlook = outlook;
  }

  /**
   * This life of the node begins. Waits for some seconds after an earlier one that did not end in
   * an orderly way.
   *
   * @throws IllegalStateException when another node of the same name lives
   */
  public void begin() {
    Optional<Instant> before = rows.lastWordOfOther();
    if (before.isPresent()) {
      waitFor(SILENCE);
      if (!rows.lastWordOfOther().equals(before)) {
        throw new IllegalStateException(
            "Another node of the name "
                + node.owner().node()
                + " works on this database: give each a name of its own (FAX_NODE, or"
                + " jboss.node.name)");
      }
    }
    rows.begin();
  }

  private void waitFor(Duration length) {
    try {
      pauses.pause(length);
    } catch (InterruptedIOException e) {
      throw new IllegalStateException("The server stops", e);
    }
  }

  /** Says what is under way and how it looks around the node, and closes or opens the doors. */
  public synchronized void look() {
    draining = rows.report(new NodeReport(closed, work(), outlook.look()));
    if (draining && !closed) {
      log.info("Node {} takes no new work; it has {}", node.owner().node(), work());
      intake.close();
    } else if (!draining && closed) {
      log.info("Node {} takes work again", node.owner().node());
      intake.open();
    }
    closed = draining;
  }

  /** Whether it takes nothing new. */
  public boolean isDraining() {
    return draining;
  }

  /** What this node has under way. */
  public NodeWork work() {
    return new NodeWork(calls.count(), intake.calls(), lanes.size());
  }

  /** This life ends in an orderly way. */
  public void end() {
    rows.end();
  }
}
