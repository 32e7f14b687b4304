package org.caselli.fax.domain.notice;

import java.util.List;
import java.util.UUID;

/** What accounts want their notices to say. */
public interface NoticeTexts {
  /** What this very account wants, in each language that it says something for. */
  List<NoticeText> of(UUID account, NoticeKind kind);

  void add(NoticeText text);

  void remove(NoticeText text);
}
