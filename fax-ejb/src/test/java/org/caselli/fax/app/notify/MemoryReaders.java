package org.caselli.fax.app.notify;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.notice.Language;
import org.caselli.fax.domain.notice.Reader;
import org.caselli.fax.domain.notice.Readers;

/** Readers in memory. */
final class MemoryReaders implements Readers {
  final List<Reader> users = new ArrayList<>();
  final Map<UUID, Reader> owners = new HashMap<>();
  final Map<UUID, Language> languages = new HashMap<>();

  @Override
  public List<Reader> withAddress(UUID account, Collection<String> addresses) {
    return addresses.stream()
        .flatMap(address -> users.stream().filter(user -> user.address().equalsIgnoreCase(address)))
        .toList();
  }

  @Override
  public Optional<Reader> user(UUID account, UUID user) {
    return Optional.ofNullable(owners.get(user));
  }

  @Override
  public Optional<Language> languageOf(UUID account) {
    return Optional.ofNullable(languages.get(account));
  }
}
