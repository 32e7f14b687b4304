package org.caselli.fax.domain.faxbox;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The faxboxes of all accounts; a faxbox of another account is not there. */
public interface Faxboxes {
  Optional<Faxbox> byId(UUID account, UUID id);

  /** All of an account, by name. */
  List<Faxbox> ofAccount(UUID account);

  /**
   * The faxbox of any account that has a mail domain, generated or given.
   *
   * @param domain in lower case
   */
  Optional<Faxbox> byMailDomain(String domain);

  void add(Faxbox faxbox);

  void remove(Faxbox faxbox);
}
