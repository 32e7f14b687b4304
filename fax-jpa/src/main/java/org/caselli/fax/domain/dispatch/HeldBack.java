package org.caselli.fax.domain.dispatch;

import java.util.Set;
import java.util.UUID;

/**
 * Whose faxes are not sent because an operator has paused sending.
 *
 * @param everybody whether it is paused for the whole system
 * @param accounts for which it is paused by themselves
 */
public record HeldBack(boolean everybody, Set<UUID> accounts) {
  /** Nobody's. */
  public static final HeldBack NOBODY = new HeldBack(false, Set.of());

  public HeldBack {
    accounts = Set.copyOf(accounts);
  }

  /** Whether those of an account are held back. */
  public boolean holds(UUID account) {
    return everybody || accounts.contains(account);
  }
}
