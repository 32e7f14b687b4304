package org.caselli.fax.app.claim;

import jakarta.ejb.Lock;
import jakarta.ejb.LockType;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.UUID;
import org.caselli.fax.domain.dispatch.SlotRows;
import org.caselli.fax.domain.settings.FaxSettings;
import org.caselli.fax.domain.settings.Settings;
import org.caselli.fax.domain.settings.SettingsSnapshot;

/**
 * The slots of each account: at most {@code max_outbound} live attempts, read anew each time, and
 * none while sending is paused for it. The rows decide, on all nodes. Locking an account's row is
 * the first step of every claim and outcome.
 */
@Singleton
@Lock(LockType.READ)
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class AccountSlots {
  private final SlotRows rows;
  private final Settings settings;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected AccountSlots() {
    this(null, null);
  }

  @Inject
  public AccountSlots(SlotRows rows, Settings settings) {
    this.rows = rows;
    this.settings = settings;
  }

  /** Locks the account's row until the end of the transaction; returns how many slots are free. */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public int lockAndCountFree(UUID account) {
    return Math.max(0, limit(account) - rows.lock(account));
  }

  /**
   * So many slots are taken by jobs from the account's queue.
   *
   * @param lastOrder place of the last one that was looked at in the queue; 0 for none
   */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void take(UUID account, int count, long lastOrder) {
    if (count > 0) {
      rows.change(account, count);
    }
    if (lastOrder > 0) {
      rows.lastOrder(account, lastOrder);
    }
  }

  /** So many slots of an account, whose row is locked, are free again. */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void giveBack(UUID account, int count) {
    rows.change(account, -count);
  }

  /** How many slots seem to be free; without locking. */
  public int free(UUID account) {
    return Math.max(0, limit(account) - rows.inUse(account));
  }

  /** Whether a slot seems to be free; without locking. */
  public boolean hasFree(UUID account) {
    return free(account) > 0;
  }

  private int limit(UUID account) {
    SettingsSnapshot held = settings.forAccount(account);
    return held.get(FaxSettings.SENDING_PAUSED) ? 0 : held.get(FaxSettings.MAX_OUTBOUND);
  }
}
