package org.caselli.fax.timer;

import jakarta.ejb.Lock;
import jakarta.ejb.LockType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.caselli.fax.app.dispatch.Sweep;
import org.caselli.fax.app.notify.SendDueNotices;
import org.caselli.fax.app.notify.TellOfDelays;
import org.caselli.fax.app.receive.RecoverReceptions;
import org.caselli.fax.app.retain.ClearAway;
import org.caselli.fax.app.usage.FoldUsage;
import org.caselli.fax.app.usage.ForgetUsage;
import org.caselli.fax.app.webhook.ForgetDeliveries;
import org.caselli.fax.port.TroubleLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Recurring timers. They tick on every node, and the one that holds the lease of the sweep works.
 * None waits for another, and none runs twice at once on a node. They are kept nowhere: a timer in
 * a database that is away while it runs would never run again.
 */
@Singleton
@Lock(LockType.READ)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SweepTimer {
  private static final Logger log = LoggerFactory.getLogger(SweepTimer.class);

  private final TroubleLog sweeping = new TroubleLog(log, "The sweep");
  private final TroubleLog goingOn = new TroubleLog(log, "The rest of a sweep");
  private final TroubleLog sweepingRarely = new TroubleLog(log, "The rare sweep");
  private final TroubleLog receiving = new TroubleLog(log, "Ending lost receptions");
  private final TroubleLog tellingDelays = new TroubleLog(log, "Telling of delays");
  private final TroubleLog summingUp = new TroubleLog(log, "Summing up the usage");
  private final TroubleLog clearing = new TroubleLog(log, "Clearing away");
  private final TroubleLog forgetting = new TroubleLog(log, "Clearing the log of webhooks");
  private final TroubleLog sending = new TroubleLog(log, "Sending notices");

  @Inject private Sweep sweep;
  @Inject private RecoverReceptions receptions;
  @Inject private SendDueNotices notices;
  @Inject private TellOfDelays delays;
  @Inject private FoldUsage foldUsage;
  @Inject private ForgetUsage forgetUsage;
  @Inject private ClearAway clearAway;
  @Inject private ForgetDeliveries forgetDeliveries;

  /** Every ten seconds. */
  @Schedule(hour = "*", minute = "*", second = "*/10", info = "sweep", persistent = false)
  public void sweep() {
    sweeping.guard(sweep::sweep);
  }

  /** What a sweep had no time for. */
  @Schedule(hour = "*", minute = "*", second = "*", info = "rest of a sweep", persistent = false)
  public void goOn() {
    goingOn.guard(sweep::goOn);
  }

  /** Every minute. */
  @Schedule(hour = "*", minute = "*", second = "5", info = "rare sweep", persistent = false)
  public void sweepRarely() {
    sweepingRarely.guard(sweep::sweepRarely);
    receiving.guard(() -> here(receptions::recoverReceptions));
    tellingDelays.guard(() -> here(delays::tellOfDelays));
    summingUp.guard(() -> here(foldUsage::foldUsage));
  }

  /** Every hour: what has been kept for long enough. */
  @Schedule(hour = "*", minute = "20", second = "30", info = "retention", persistent = false)
  public void clearAway() {
    clearing.guard(() -> here(clearAway::clearAway));
    clearing.guard(() -> here(forgetUsage::forgetUsage));
    forgetting.guard(() -> here(forgetDeliveries::forgetDeliveries));
  }

  /** Notices whose time has come. */
  @Schedule(hour = "*", minute = "*", second = "*/15", info = "notices", persistent = false)
  public void notices() {
    sending.guard(() -> here(notices::sendDueNotices));
  }

  private void here(Runnable work) {
    if (sweep.isOurTurn()) {
      work.run();
    }
  }
}
