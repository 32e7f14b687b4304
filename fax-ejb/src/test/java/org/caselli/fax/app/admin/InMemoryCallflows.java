package org.caselli.fax.app.admin;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.callflow.Callflow;
import org.caselli.fax.domain.callflow.Callflows;

/** Callflows in memory. */
public final class InMemoryCallflows implements Callflows {
  private final Map<UUID, Callflow> callflows = new LinkedHashMap<>();

  @Override
  public Optional<Callflow> byId(UUID account, UUID id) {
    return Optional.ofNullable(callflows.get(id))
        .filter(callflow -> callflow.accountId().equals(account));
  }

  @Override
  public List<Callflow> ofAccount(UUID account) {
    return callflows.values().stream()
        .filter(callflow -> callflow.accountId().equals(account))
        .toList();
  }

  @Override
  public Optional<Callflow> byNumber(UUID account, String number) {
    return ofAccount(account).stream()
        .filter(callflow -> callflow.document().numbers().contains(number))
        .findFirst();
  }

  @Override
  public List<Callflow> withPatterns(UUID account) {
    return ofAccount(account).stream().filter(Callflow::hasPatterns).toList();
  }

  @Override
  public Map<String, UUID> numbers(UUID account) {
    Map<String, UUID> numbers = new LinkedHashMap<>();
    ofAccount(account)
        .forEach(
            callflow ->
                callflow.document().numbers().forEach(each -> numbers.put(each, callflow.id())));
    return numbers;
  }

  @Override
  public void save(Callflow callflow) {
    callflows.put(callflow.id(), callflow);
  }

  @Override
  public void remove(Callflow callflow) {
    callflows.remove(callflow.id());
  }
}
