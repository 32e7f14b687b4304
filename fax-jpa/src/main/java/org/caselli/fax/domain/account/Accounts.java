package org.caselli.fax.domain.account;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The accounts and their numbers; a removed account is not there. */
public interface Accounts {
  Optional<Account> byId(UUID id);

  Optional<Account> byRealm(String realm);

  /** The account of that name; empty when there is none, or more than one. */
  Optional<Account> byName(String name);

  /** The accounts directly below, by name. */
  List<Account> children(UUID account);

  /** All accounts below, level by level. */
  List<Account> descendants(UUID account);

  /** Accounts that were created then or later. */
  List<UUID> createdSince(Instant time);

  /** Names of accounts by their ids, also of removed ones. */
  Map<UUID, String> names(Collection<UUID> ids);

  /** Whether there is any account at all. */
  boolean isEmpty();

  void add(Account account);

  /** Whether {@code account} is {@code ancestor} or below it. */
  boolean isWithin(UUID account, UUID ancestor);

  /** Gives a number to an account. */
  void assign(HostedNumber number);

  /** Takes a number away from its account. */
  void unassign(String e164);

  /** Who owns a number that is hosted here. */
  Optional<HostedNumber> number(String e164);

  /** The numbers of an account, in order. */
  List<HostedNumber> numbers(UUID account);
}
