package org.caselli.fax.domain.mail;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The mails that faxes came by, of senders who are to be told. */
public interface MailedFaxes {
  void add(MailedFax mailed);

  Optional<MailedFax> byFax(UUID fax);

  void remove(MailedFax mailed);

  /** Faxes of which it is time to tell that they wait, longest waiting first. */
  List<UUID> late(Instant now, int most);

  /** Faxes that came before then. */
  List<UUID> arrivedBefore(Instant then, int most);
}
