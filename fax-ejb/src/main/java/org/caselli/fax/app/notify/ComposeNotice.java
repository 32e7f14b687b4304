package org.caselli.fax.app.notify;

import java.util.List;
import java.util.Optional;
import org.caselli.fax.domain.document.BlobStore;
import org.caselli.fax.domain.mail.DeliveryWish;
import org.caselli.fax.port.Mailer.Mail;
import org.caselli.fax.port.Mailer.Picture;

/** Makes the mails of a notice. Blocking: the attached rendition may have to be made. */
final class ComposeNotice {
  private final NoticeAttachment attachments;
  private final FirstPage firstPage;
  private final ReturnedMail returned;
  private final NoticeWriter writer = new NoticeWriter();

  ComposeNotice(NoticeAttachment attachments, FirstPage firstPage, BlobStore blobs) {
    this.attachments = attachments;
    this.firstPage = firstPage;
    this.returned = new ReturnedMail(blobs);
  }

  /** The mail to all but who is told otherwise; the same for the same story. */
  Mail composeNotice(NoticeStory story) {
    Enclosure enclosure = attachments.of(story).showing(firstPage.of(story));
    Written written = writer.written(Telling.of(story, enclosure));
    return new Mail(
        story.id() + "@" + story.account().realm(),
        others(story),
        written.subject(),
        written.plain(),
        written.html(),
        enclosure.document(),
        shown(enclosure.picture(), written),
        Optional.empty());
  }

  /** Templates of accounts need not show it. */
  private static Optional<Picture> shown(Optional<Picture> picture, Written written) {
    return picture.filter(each -> written.html().contains("cid:" + each.contentId()));
  }

  private static List<String> others(NoticeStory story) {
    Optional<String> told = story.wish().map(DeliveryWish::sender);
    return story.recipients().stream().filter(each -> !told.equals(Optional.of(each))).toList();
  }

  /** The delivery status notification for the sender of the mail; the same for the same story. */
  Mail composeReport(NoticeStory story, DeliveryWish wish) {
    Written written = writer.written(Telling.of(story, Enclosure.NONE));
    return new Mail(
        "status." + story.id() + "@" + story.account().realm(),
        List.of(wish.sender()),
        written.subject(),
        written.plain(),
        written.html(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(returned.report(story, wish)));
  }
}
