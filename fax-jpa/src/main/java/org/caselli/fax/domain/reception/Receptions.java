package org.caselli.fax.domain.reception;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.listing.Stretch;

/** The receptions of all accounts; one of another account is not there. */
public interface Receptions {
  Optional<Reception> byId(UUID id);

  /** One that is under way. */
  Optional<Reception> byId(UUID account, UUID id);

  /** One that nobody else changes until the caller's transaction ends. */
  Optional<Reception> locked(UUID id);

  /**
   * The one whose file belongs at an address.
   *
   * @param token of {@link Reception.SwitchFile}
   */
  Optional<Reception> byFileToken(String token);

  /** The next of an account that are under way, in the order of the stretch. */
  List<Reception> walk(UUID account, Stretch stretch, int most);

  /** Those that are under way in all accounts, the oldest first. */
  List<Reception> underWay(int most);

  /**
   * How many calls bring a fax now.
   *
   * @param faxbox by this one alone; empty for the whole account
   */
  long ongoing(UUID account, Optional<UUID> faxbox);

  /** Those of a switch whose file is to be asked for or erased now, earliest first. */
  List<UUID> due(String switchName, Instant now, int most);

  /** Those whose time is over, at most so many. */
  List<UUID> expired(Instant now, int most);

  /** Those that are under way and were begun on a node. */
  List<UUID> underWayOn(String node);

  /**
   * Calls that no living node takes any more.
   *
   * @param living lives of nodes that go on, at least one
   */
  List<UUID> orphaned(List<UUID> living, int most);

  /** All of an account whose file is not forgotten yet, in the order of their ids. */
  List<UUID> open(UUID account);

  void add(Reception reception);

  /** It is over, whatever has become of it; without effect when it is not there. */
  void remove(UUID id);
}
