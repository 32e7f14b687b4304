package org.caselli.fax.app.notify;

import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.caselli.fax.app.prepare.Renditions;
import org.caselli.fax.domain.document.BlobStore;
import org.caselli.fax.domain.document.Document;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.notice.NoticeKind;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;
import org.caselli.fax.port.Mailer.Attachment;

/**
 * Chooses the document that goes with a notice. A receipt or an arrival notice goes out with its
 * document or not at all (spec 9.1), unless the document was erased or is too large for mail; an
 * error notice goes with what there is, and nothing is converted for it a second time.
 */
final class NoticeAttachment {
  /** In bytes; mail adds a third to it. */
  static final long LARGEST = 20_000_000;

  private static final long MEGABYTE = 1_000_000;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd_HH:mm:ss", Locale.ROOT);
  private static final Map<String, String> EXTENSIONS =
      Map.of(
          "application/pdf", "pdf",
          "image/tiff", "tiff",
          "image/png", "png",
          "image/jpeg", "jpg",
          "image/gif", "gif",
          "text/plain", "txt",
          "application/msword", "doc");

  private final Renditions renditions;
  private final BlobStore blobs;

  NoticeAttachment(Renditions renditions, BlobStore blobs) {
    this.renditions = renditions;
    this.blobs = blobs;
  }

  /**
   * What goes with a notice, without its picture.
   *
   * @throws FaxException when the document of good news is there and cannot be had
   */
  Enclosure of(NoticeStory story) {
    Fax fax = story.fax();
    if (story.kind() == NoticeKind.DELAY) {
      return Enclosure.NONE;
    }
    if (fax.originalId().isEmpty() && fax.faxFileId().isEmpty()) {
      return Enclosure.without(story.words().say("document.gone"));
    }
    boolean needsFaxFile = !original(story);
    if (!story.isGood() && needsFaxFile && fax.faxFileId().isEmpty()) {
      return Enclosure.without(story.words().say("document.no_pages"));
    }
    try {
      return chosen(story, document(story));
    } catch (FaxException e) {
      if (story.isGood()) {
        throw e;
      }
      return Enclosure.without(story.words().say("document.unreadable"));
    }
  }

  private Document document(NoticeStory story) {
    if (original(story)) {
      return renditions.original(story.fax(), 1);
    }
    return story.form().document().equals("tiff") ? renditions.faxFile(story.fax()) : pdf(story);
  }

  /** Several documents are shown as the one that was made of them. */
  private static boolean original(NoticeStory story) {
    return story.form().document().equals("original") && story.fax().documents() == 1;
  }

  /** What came in too damaged to be read goes out as it came. */
  private Document pdf(NoticeStory story) {
    try {
      return renditions.pdf(story.fax());
    } catch (FaxException e) {
      if (story.kind().isInbound() && e.type() == ProblemType.UNREADABLE_DOCUMENT) {
        return renditions.original(story.fax(), 1);
      }
      throw e;
    }
  }

  private Enclosure chosen(NoticeStory story, Document document) {
    if (document.size() > LARGEST) {
      return Enclosure.without(
          story
              .words()
              .say(
                  story.kind().isInbound() ? "document.large.inbox" : "document.large.outbox",
                  document.size() / MEGABYTE,
                  LARGEST / MEGABYTE));
    }
    return Enclosure.of(
        new Attachment(
            fileName(story, document.mediaType()),
            document.mediaType(),
            () -> blobs.open(document, 0)),
        document.size());
  }

  /** Kazoo's name (spec 9.5): the sender and the local time; no path can be made of it. */
  private static String fileName(NoticeStory story, String mediaType) {
    Fax fax = story.fax();
    String name = fax.fromName().isBlank() ? fax.fromNumber() : fax.fromName();
    String sender = name.isBlank() ? "Unknown" : name;
    String clean = NoticeWords.oneLine(sender).replaceAll("[\\s/\\\\\"<>|?*]+", "_");
    String time = TIME.format(story.endedAt().atZone(story.zone()));
    String extension = EXTENSIONS.getOrDefault(mediaType, "bin");
    return (clean + "_" + time + "." + extension).toLowerCase(Locale.ROOT);
  }
}
