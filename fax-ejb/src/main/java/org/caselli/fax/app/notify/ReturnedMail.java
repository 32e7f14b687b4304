package org.caselli.fax.app.notify;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
  private static final Pattern MESSAGE_ID =
      Pattern.compile("(?im)^message-id:\\s*(<[^<>\\s]{1,400}>)");

  private final BlobStore blobs;

  ReturnedMail(BlobStore blobs) {
    this.blobs = blobs;
  }

  Report report(NoticeStory story, DeliveryWish wish) {
    Matcher id = MESSAGE_ID.matcher(story.mailed().map(MailedFax::header).orElse(""));
    return new Report(
        DeliveryStatus.of(story, wish),
        id.find() ? id.group(1) : "",
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
        .orElseGet(() -> header(mailed));
  }

  private static Attachment header(MailedFax mailed) {
    byte[] bytes = mailed.header().getBytes(StandardCharsets.UTF_8);
    return new Attachment("", "text/rfc822-headers", () -> new ByteArrayInputStream(bytes));
  }
}
