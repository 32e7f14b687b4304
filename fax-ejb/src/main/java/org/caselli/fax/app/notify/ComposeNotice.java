package org.caselli.fax.app.notify;

import java.util.Map;
import org.caselli.fax.port.Mailer.Mail;

/** Makes the mail of a notice. Blocking: the attached rendition may have to be made. */
final class ComposeNotice {
  private final NoticeAttachment attachments;
  private final NoticeTemplates templates = new NoticeTemplates();

  ComposeNotice(NoticeAttachment attachments) {
    this.attachments = attachments;
  }

  /** The mail; the same for the same story, its Message-ID above all. */
  Mail composeNotice(NoticeStory story) {
    NoticeAttachment.Choice choice = attachments.of(story);
    NoticeView view = NoticeView.of(story);
    Map<String, Object> values = view.values(choice.remark());
    return new Mail(
        story.id() + "@" + story.account().realm(),
        story.recipients(),
        view.subject(),
        templates.text(story.kind(), values),
        templates.html(story.kind(), values),
        choice.attachment());
  }
}
