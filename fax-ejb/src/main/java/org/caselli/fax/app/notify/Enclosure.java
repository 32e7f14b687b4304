package org.caselli.fax.app.notify;

import java.util.Objects;
import java.util.Optional;
import org.caselli.fax.port.Mailer.Attachment;
import org.caselli.fax.port.Mailer.Picture;

/**
 * What goes with a notice.
 *
 * @param document attached
 * @param size of the document in bytes
 * @param remark why no document is attached; empty when there is nothing to say
 * @param picture of the first page
 */
record Enclosure(
    Optional<Attachment> document, long size, String remark, Optional<Picture> picture) {
  /** Nothing goes with it. */
  static final Enclosure NONE = without("");

  Enclosure {
    Objects.requireNonNull(document);
    Objects.requireNonNull(remark);
    Objects.requireNonNull(picture);
  }

  static Enclosure without(String remark) {
    return new Enclosure(Optional.empty(), 0, remark, Optional.empty());
  }

  static Enclosure of(Attachment document, long size) {
    return new Enclosure(Optional.of(document), size, "", Optional.empty());
  }

  /** The same with a picture. */
  Enclosure showing(Optional<Picture> shown) {
    return new Enclosure(document, size, remark, shown);
  }
}
