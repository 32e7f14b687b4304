package org.caselli.fax.domain.fax;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The faxes of all accounts; a fax of another account is not there. */
public interface Faxes {
  /** The fax, if this account has it and it is not deleted. */
  Optional<Fax> byId(UUID account, UUID id);

  /** The fax, whoever owns it; for work that a job leads to. */
  Optional<Fax> byId(UUID id);

  /** The fax, which nobody else changes until the caller's transaction ends. */
  Optional<Fax> locked(UUID id);

  /** All of these, in no order. */
  List<Fax> byIds(List<UUID> ids);

  void add(Fax fax);

  /**
   * Takes their documents from all faxes of an account, which are deleted then; the bytes are
   * erased within the hour. Not seen by faxes that were read before in the same transaction.
   */
  void eraseAll(UUID account, Instant now);
}
