package org.caselli.fax.timer;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.caselli.fax.app.dispatch.Sweep;
import org.caselli.fax.app.notify.SendDueNotices;
import org.caselli.fax.app.receive.RecoverReceptions;
import org.caselli.fax.app.retain.ClearAway;

/** Recurring persistent timers; each tick runs on one node of the cluster. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SweepTimer {
  @Inject private Sweep sweep;
  @Inject private RecoverReceptions receptions;
  @Inject private SendDueNotices notices;
  @Inject private ClearAway clearAway;

  /** Every ten seconds. */
  @Schedule(hour = "*", minute = "*", second = "*/10", info = "sweep", persistent = true)
  public void sweep() {
    sweep.sweep();
  }

  /** Every minute. */
  @Schedule(hour = "*", minute = "*", second = "5", info = "rare sweep", persistent = true)
  public void sweepRarely() {
    sweep.sweepRarely();
    receptions.recoverReceptions();
  }

  /** Every hour: what has been kept for long enough. */
  @Schedule(hour = "*", minute = "20", second = "30", info = "retention", persistent = true)
  public void clearAway() {
    clearAway.clearAway();
  }

  /** Notices whose time has come. */
  @Schedule(hour = "*", minute = "*", second = "*/15", info = "notices", persistent = true)
  public void notices() {
    notices.sendDueNotices();
  }
}
