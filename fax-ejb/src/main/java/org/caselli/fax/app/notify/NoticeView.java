package org.caselli.fax.app.notify;

import java.util.Map;

/** Puts a story into the values that the templates show. Pure. */
sealed interface NoticeView permits InboundView, OutboundView {
  static NoticeView of(NoticeStory story) {
    return story.kind().isInbound() ? new InboundView(story) : new OutboundView(story);
  }

  String subject();

  /** The values by name. */
  Map<String, Object> values();
}
