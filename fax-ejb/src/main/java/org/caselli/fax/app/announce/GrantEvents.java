package org.caselli.fax.app.announce;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.caselli.fax.port.EventRights;

/**
 * Lets the keys of each account listen to its events: of all accounts once after the start, then of
 * new ones. Called again and again, one call at a time.
 */
@ApplicationScoped
public class GrantEvents {
  /** Clocks of nodes differ, and a new account is seen only when its transaction has ended. */
  private static final Duration OVERLAP = Duration.ofMinutes(5);

  private final AccountList accounts;
  private final EventRights rights;
  private final Clock clock;
  private final Set<UUID> granted = new HashSet<>();
  private Instant seenUntil = Instant.EPOCH;
  private boolean begun;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected GrantEvents() {
    this(null, null, null);
  }

  @Inject
  public GrantEvents(AccountList accounts, EventRights rights, Clock clock) {
    this.accounts = accounts;
    this.rights = rights;
    this.clock = clock;
  }

  /** Grants what is missing. */
  public synchronized void grantEvents() {
    if (!rights.areNeeded()) {
      return;
    }
    if (!begun) {
      rights.grantAll();
      begun = true;
    }
    Instant now = clock.instant();
    for (UUID account : accounts.createdSince(seenUntil)) {
      if (!granted.contains(account)) {
        rights.grant(account);
        granted.add(account);
      }
    }
    seenUntil = now.minus(OVERLAP);
  }
}
