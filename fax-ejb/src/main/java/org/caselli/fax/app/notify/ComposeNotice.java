package org.caselli.fax.app.notify;

import org.caselli.fax.port.Mailer.Mail;

/** Makes the mail of a notice. Blocking: the attached rendition may have to be made. */
final class ComposeNotice {
  private final NoticeAttachment attachments;
  private final NoticeWriter writer = new NoticeWriter();

  ComposeNotice(NoticeAttachment attachments) {
    this.attachments = attachments;
  }

  /** The mail; the same for the same story, its Message-ID above all. */
  Mail composeNotice(NoticeStory story) {
    NoticeAttachment.Choice choice = attachments.of(story);
    NoticeWriter.Written written = writer.written(story, choice.remark());
    return new Mail(
        story.id() + "@" + story.account().realm(),
        story.recipients(),
        written.subject(),
        written.plain(),
        written.html(),
        choice.attachment());
  }
}
