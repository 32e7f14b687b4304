package org.caselli.fax.domain.reception;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.listing.Stretch;

/** The faxes of all accounts that are being received now; one of another account is not there. */
public interface Receptions {
  Optional<Reception> byId(UUID id);

  Optional<Reception> byId(UUID account, UUID id);

  /** The next of an account, in the order of the stretch. */
  List<Reception> walk(UUID account, Stretch stretch, int most);

  /**
   * How many faxes are being received now.
   *
   * @param faxbox by this one alone; empty for the whole account
   */
  long ongoing(UUID account, Optional<UUID> faxbox);

  void add(Reception reception);

  /** It is over, whatever has become of it; without effect when it is not there. */
  void remove(UUID id);

  /**
   * Removes those without news for too long, at most so many.
   *
   * @return their ids
   */
  List<UUID> removeExpired(Instant now, int most);

  /**
   * Removes those that a node took in an earlier life.
   *
   * @return their ids
   */
  List<UUID> removeOf(String node);
}
