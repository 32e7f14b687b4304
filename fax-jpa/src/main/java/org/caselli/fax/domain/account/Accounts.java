package org.caselli.fax.domain.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The accounts, their users and their numbers. */
public interface Accounts {
  Optional<Account> byId(UUID id);

  Optional<Account> byRealm(String realm);

  /** Accounts that were created then or later. */
  List<UUID> createdSince(Instant time);

  /** Whether there is any account at all. */
  boolean isEmpty();

  void add(Account account);

  /** Whether {@code account} is {@code ancestor} or below it. */
  boolean isWithin(UUID account, UUID ancestor);

  /** A user who may sign in. */
  void addUser(UUID id, UUID account, String username, String email, Role role);

  /** Gives a number to an account. */
  void assign(HostedNumber number);

  /** Who owns a number that is hosted here. */
  Optional<HostedNumber> number(String e164);

  /** The numbers of an account, in order. */
  List<HostedNumber> numbers(UUID account);
}
