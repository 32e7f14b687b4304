package org.caselli.fax.app.query;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.fax.Faxes;

/** Faxes in memory. */
public final class InMemoryFaxes implements Faxes {
  private final Map<UUID, Fax> faxes = new LinkedHashMap<>();

  @Override
  public Optional<Fax> byId(UUID account, UUID id) {
    return byId(id).filter(fax -> fax.accountId().equals(account));
  }

  @Override
  public Optional<Fax> byId(UUID id) {
    return Optional.ofNullable(faxes.get(id));
  }

  @Override
  public Optional<Fax> locked(UUID id) {
    return byId(id);
  }

  @Override
  public List<Fax> byIds(List<UUID> ids) {
    return ids.stream().flatMap(id -> byId(id).stream()).toList();
  }

  @Override
  public void add(Fax fax) {
    faxes.put(fax.id(), fax);
  }

  @Override
  public void eraseAll(UUID account, Instant now) {
    faxes.values().removeIf(fax -> fax.accountId().equals(account));
  }
}
