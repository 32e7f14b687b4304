package org.caselli.fax.app.notify;

import java.util.Optional;
import org.caselli.fax.domain.document.BlobStore;
import org.caselli.fax.domain.document.Document;
import org.caselli.fax.domain.mail.DeliveryWish;
import org.caselli.fax.domain.mail.MailedFax;
import org.caselli.fax.domain.notice.NoticeKind;
import org.caselli.fax.port.Mailer.Attachment;
import org.caselli.fax.port.Mailer.Report;

/**
 * The parts of a delivery status notification that are for machines: the status, and the mail
 * itself or its header (RFC 3461 section 4.3: the mail only with a failure).
 */
final class ReturnedMail {
  private final BlobStore blobs;

  ReturnedMail(BlobStore blobs) {
    this.blobs = blobs;
  }

  Report report(NoticeStory story, DeliveryWish wish) {
    return new Report(
        DeliveryStatus.of(story, wish),
        new ReturnedHeader(story.mailed().map(MailedFax::header).orElse("")).messageId(),
        story.mailed().map(mailed -> returned(story, wish, mailed)));
  }

  private Attachment returned(NoticeStory story, DeliveryWish wish, MailedFax mailed) {
    Optional<Document> whole =
        story.kind() == NoticeKind.ERROR && wish.wantsMail()
            ? mailed
                .documentId()
                .flatMap(id -> blobs.find(mailed.accountId(), id))
                .filter(document -> document.size() <= NoticeAttachment.LARGEST)
            : Optional.empty();
    return whole
        .map(document -> new Attachment("", "message/rfc822", () -> blobs.open(document, 0)))
        .orElseGet(() -> new ReturnedHeader(mailed.header()).attachment());
  }
}
