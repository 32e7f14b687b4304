package org.caselli.fax.app.notify;

import java.util.Map;

/** Puts a story into the values that the templates show. Pure. */
sealed interface NoticeView permits InboundView, OutboundView {
  static NoticeView of(NoticeStory story) {
    return story.kind().isInbound() ? new InboundView(story) : new OutboundView(story);
  }

  String subject();

  /**
   * The values by name.
   *
   * @param remark what is to be said about the attachment; empty for nothing
   */
  Map<String, Object> values(String remark);
}
