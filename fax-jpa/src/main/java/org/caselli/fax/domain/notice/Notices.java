package org.caselli.fax.domain.notice;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Notices that wait to be sent, and those that were. */
public interface Notices {
  void add(Notice notice);

  Optional<Notice> byId(UUID id);

  /** Waiting and due, earliest first. */
  List<UUID> due(Instant now, int most);

  /** How many wait. */
  long waiting();
}
