package org.caselli.fax.app.admin;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.account.Account;
import org.caselli.fax.domain.account.Accounts;
import org.caselli.fax.domain.account.HostedNumber;
import org.caselli.fax.domain.account.Role;

/** Accounts in memory: a root, a reseller below it, the reseller's customer, and a stranger. */
public final class InMemoryTenants implements Accounts {
  public static final UUID ROOT = new UUID(0, 1);
  public static final UUID RESELLER = new UUID(0, 2);
  public static final UUID CUSTOMER = new UUID(0, 3);
  public static final UUID STRANGER = new UUID(0, 4);
  public static final UUID NOBODY = new UUID(0, 9);

  private static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00Z");

  private final Map<UUID, Account> accounts = new LinkedHashMap<>();
  private final Map<String, HostedNumber> numbers = new LinkedHashMap<>();

  public InMemoryTenants() {
    add(account(ROOT, Optional.empty(), "root.example.com"));
    add(account(RESELLER, Optional.of(ROOT), "reseller.example.com"));
    add(account(CUSTOMER, Optional.of(RESELLER), "customer.example.com"));
    add(account(STRANGER, Optional.of(ROOT), "stranger.example.com"));
  }

  private static Account account(UUID id, Optional<UUID> parent, String realm) {
    return new Account(id, parent, realm, realm, ZoneId.of("Europe/Rome"), "{}", BEGINNING);
  }

  /** Somebody of that account in that role. */
  public static Access access(UUID account, Role role) {
    return new Access(account, new UUID(7, role.ordinal()), role);
  }

  @Override
  public List<UUID> createdSince(Instant time) {
    return accounts.values().stream()
        .filter(account -> !account.createdAt().isBefore(time))
        .map(Account::id)
        .toList();
  }

  @Override
  public Optional<Account> byId(UUID id) {
    return Optional.ofNullable(accounts.get(id)).filter(account -> !account.isRemoved());
  }

  @Override
  public Optional<Account> byRealm(String realm) {
    return accounts.values().stream().filter(a -> a.realm().equals(realm)).findAny();
  }

  @Override
  public Optional<Account> byName(String name) {
    List<Account> named = there().filter(a -> a.name().equals(name)).toList();
    return named.size() == 1 ? Optional.of(named.get(0)) : Optional.empty();
  }

  @Override
  public List<Account> children(UUID account) {
    return there().filter(a -> a.parentId().filter(account::equals).isPresent()).toList();
  }

  @Override
  public List<Account> descendants(UUID account) {
    return there().filter(a -> !a.id().equals(account) && isWithin(a.id(), account)).toList();
  }

  private Stream<Account> there() {
    return accounts.values().stream().filter(account -> !account.isRemoved());
  }

  @Override
  public Map<UUID, String> names(Collection<UUID> ids) {
    Map<UUID, String> names = new LinkedHashMap<>();
    ids.forEach(id -> byId(id).ifPresent(account -> names.put(id, account.name())));
    return names;
  }

  @Override
  public boolean isEmpty() {
    return accounts.isEmpty();
  }

  @Override
  public void add(Account account) {
    accounts.put(account.id(), account);
  }

  @Override
  public boolean isWithin(UUID account, UUID ancestor) {
    return account.equals(ancestor)
        || byId(account)
            .flatMap(Account::parentId)
            .map(parent -> isWithin(parent, ancestor))
            .orElse(false);
  }

  @Override
  public void assign(HostedNumber number) {
    numbers.put(number.number(), number);
  }

  @Override
  public void unassign(String e164) {
    numbers.remove(e164);
  }

  @Override
  public Optional<HostedNumber> number(String e164) {
    return Optional.ofNullable(numbers.get(e164));
  }

  @Override
  public List<HostedNumber> numbers(UUID account) {
    return numbers.values().stream().filter(n -> n.account().equals(account)).toList();
  }
}
