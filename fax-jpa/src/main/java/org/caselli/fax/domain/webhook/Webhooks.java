package org.caselli.fax.domain.webhook;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.fax.Fax.Direction;

/** The webhooks of all accounts. Within the caller's transaction. */
public interface Webhooks {
  /** One of an account; that of another account is not there. */
  Optional<Webhook> byId(UUID account, UUID id);

  /** Whosever it is. */
  Optional<Webhook> byId(UUID id);

  /** All of an account, the oldest first. */
  List<Webhook> ofAccount(UUID account);

  /** All of these accounts that the server switched off, the oldest first. */
  List<Webhook> switchedOff(Collection<UUID> accounts);

  /** The callback of a faxbox. */
  Optional<Webhook> callback(UUID faxbox, Direction direction);

  /**
   * Those switched on that hear of an account.
   *
   * @param above the accounts above it
   */
  List<Webhook> listeningTo(UUID account, Collection<UUID> above);

  void add(Webhook webhook);

  /** Removes it with everything that it was still to be told, and its log. */
  void remove(Webhook webhook);

  /** Removes all of an account, likewise. */
  void removeAll(UUID account);

  /**
   * Switches it off.
   *
   * @return false when it was off already
   */
  boolean switchOff(UUID id, String why, Instant now);

  /** It has not taken something. */
  void failed(UUID id, Instant now);

  /**
   * It has taken something.
   *
   * @return whether it had not, the time before
   */
  boolean recovered(UUID id);

  /**
   * Those switched on for which something is due and in nobody's hands, by their ids, beginning
   * behind {@code after}.
   */
  List<UUID> due(Instant now, UUID after, int most);
}
