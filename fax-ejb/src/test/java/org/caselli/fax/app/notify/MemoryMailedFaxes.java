package org.caselli.fax.app.notify;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.mail.MailedFax;
import org.caselli.fax.domain.mail.MailedFaxes;

/** Mails of faxes in memory. */
final class MemoryMailedFaxes implements MailedFaxes {
  private final Map<UUID, MailedFax> all = new HashMap<>();

  @Override
  public void add(MailedFax mailed) {
    all.put(mailed.faxId(), mailed);
  }

  @Override
  public Optional<MailedFax> byFax(UUID fax) {
    return Optional.ofNullable(all.get(fax));
  }

  @Override
  public void remove(MailedFax mailed) {
    all.remove(mailed.faxId());
  }

  @Override
  public List<UUID> late(Instant now, int most) {
    return List.copyOf(all.keySet());
  }

  @Override
  public List<UUID> arrivedBefore(Instant then, int most) {
    return List.of();
  }
}
