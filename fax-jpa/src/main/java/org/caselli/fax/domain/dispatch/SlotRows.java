package org.caselli.fax.domain.dispatch;

import java.util.UUID;

/** Rows that count the live attempts of each account; each method within a transaction. */
public interface SlotRows {
  /**
   * Locks the account's row until the end of the transaction, and makes it if there is none.
   *
   * @return live attempts of the account
   */
  int lock(UUID account);

  /** Takes ({@code change > 0}) or gives back slots of an account that is locked. */
  void change(UUID account, int change);

  /** Notes the place of the last job that was taken from the account's queue. */
  void lastOrder(UUID account, long order);

  /** Live attempts of an account, without locking. */
  int inUse(UUID account);

  /** Place of the last job that was taken from the account's queue; 0 for none. */
  long lastOrder(UUID account);
}
