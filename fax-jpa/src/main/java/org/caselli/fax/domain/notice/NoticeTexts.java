package org.caselli.fax.domain.notice;

import java.util.Optional;
import java.util.UUID;

/** What accounts want their notices to say. */
public interface NoticeTexts {
  /** What this very account wants; empty when it wants what the account above does. */
  Optional<NoticeText> of(UUID account, NoticeKind kind);

  void add(NoticeText text);

  void remove(NoticeText text);
}
