package org.caselli.fax.app.admin;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.faxbox.Faxbox;
import org.caselli.fax.domain.faxbox.Faxboxes;

/** Faxboxes in memory. */
public final class InMemoryFaxboxes implements Faxboxes {
  private final Map<UUID, Faxbox> boxes = new HashMap<>();

  @Override
  public Optional<Faxbox> byId(UUID account, UUID id) {
    return Optional.ofNullable(boxes.get(id)).filter(box -> box.accountId().equals(account));
  }

  @Override
  public List<Faxbox> ofAccount(UUID account) {
    return boxes.values().stream()
        .filter(box -> box.accountId().equals(account))
        .sorted(Comparator.comparing(Faxbox::name))
        .toList();
  }

  @Override
  public Optional<Faxbox> byMailDomain(String domain) {
    return boxes.values().stream()
        .filter(
            box ->
                box.smtpDomain().equals(domain)
                    || box.document().customDomain().filter(domain::equals).isPresent())
        .findFirst();
  }

  @Override
  public void add(Faxbox faxbox) {
    boxes.put(faxbox.id(), faxbox);
  }

  @Override
  public void remove(Faxbox faxbox) {
    boxes.remove(faxbox.id());
  }
}
