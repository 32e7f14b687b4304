package org.caselli.fax.app.notify;

import java.io.ByteArrayInputStream;
import java.util.Optional;
import org.caselli.fax.app.prepare.Renditions;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.port.Mailer.Attachment;
import org.caselli.fax.port.Mailer.Picture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The picture of the first page in a notice: a gray PNG, made of pages that are there. A notice
 * never waits for it. Blocking.
 */
final class FirstPage {
  private static final Logger LOG = LoggerFactory.getLogger(FirstPage.class);

  /** Shown at half of that, so that letters stay readable on fine displays. */
  private static final int WIDTH_PX = 480;

  /** In bytes; a page full of gray has some hundred thousand. */
  private static final int LARGEST = 250_000;

  private final Renditions renditions;

  FirstPage(Renditions renditions) {
    this.renditions = renditions;
  }

  /** The picture for a notice; empty when it is not wanted, or cannot be made. */
  Optional<Picture> of(NoticeStory story) {
    Fax fax = story.fax();
    if (!story.form().hasPicture() || fax.faxFileId().isEmpty()) {
      return Optional.empty();
    }
    try {
      byte[] png = renditions.preview(fax, renditions.faxFile(fax), 1, WIDTH_PX);
      return png.length > LARGEST ? Optional.empty() : Optional.of(picture(story, png));
    } catch (FaxException e) {
      LOG.info("Notice {} goes without a picture: {}", story.id(), e.getMessage());
      return Optional.empty();
    }
  }

  private static Picture picture(NoticeStory story, byte[] png) {
    return new Picture(
        "page1." + story.id() + "@" + story.account().realm(),
        new Attachment("page1.png", "image/png", () -> new ByteArrayInputStream(png)));
  }
}
