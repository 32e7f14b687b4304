package org.caselli.fax.domain.mail;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reports of failed mail that wait to be sent, and those that were not long ago. */
public interface MailReports {
  void add(MailReport report);

  Optional<MailReport> byId(UUID id);

  /** Waiting and due, earliest first. */
  List<UUID> due(Instant now, int most);

  /** How many there are of a topic since then. */
  long since(String topic, Instant time);

  /** Erases what is older and does not wait; returns how many. */
  int forget(Instant createdBefore);
}
