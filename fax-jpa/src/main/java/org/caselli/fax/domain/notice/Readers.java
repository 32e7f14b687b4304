package org.caselli.fax.domain.notice;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What is known of those who get notices. */
public interface Readers {
  /**
   * The users of an account with one of these mail addresses, in the order of the addresses.
   *
   * @param addresses in any case
   */
  List<Reader> withAddress(UUID account, Collection<String> addresses);

  /** A user of an account. */
  Optional<Reader> user(UUID account, UUID user);

  /** The language that an account's document names. */
  Optional<Language> languageOf(UUID account);
}
