package org.caselli.fax.smtp;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.caselli.fax.domain.document.MediaTypeRules;
import org.caselli.fax.domain.document.PictureMinimum;
import org.caselli.fax.imaging.picture.PictureMeasures;

/**
 * What of a mail is faxed, in order, and why the rest is not.
 *
 * @param leftOut a sentence for each file that is not
 */
record DocumentChoice(List<Attached> documents, List<String> leftOut) {
  DocumentChoice {
    documents = List.copyOf(documents);
    leftOut = List.copyOf(leftOut);
  }

  /** Among these parts of a mail that has been read. */
  static DocumentChoice of(
      ReceivedMail mail, List<Attached> parts, MediaTypeRules rules, PictureMinimum smallest)
      throws IOException {
    List<Attached> documents = new ArrayList<>();
    List<String> leftOut = new ArrayList<>(mail.damages());
    for (Attached part : parts) {
      Optional<String> objection = objection(part, rules, smallest);
      if (objection.isEmpty()) {
        documents.add(part);
      } else if (!part.name().isEmpty()) {
        leftOut.add(part + " " + objection.get());
      }
    }
    return new DocumentChoice(documents, leftOut);
  }

  private static Optional<String> objection(
      Attached part, MediaTypeRules rules, PictureMinimum smallest) throws IOException {
    if (part.content().isEmpty() || !rules.accept(part.type())) {
      return Optional.of("is of a type that is not faxed from mails to this faxbox");
    }
    return part.type().isPicture() ? small(part.content().get(), smallest) : Optional.empty();
  }

  private static Optional<String> small(Path file, PictureMinimum smallest) throws IOException {
    Optional<PictureMeasures> measures = PictureMeasures.of(file);
    if (measures.isEmpty()) {
      return Optional.of("is a picture whose size cannot be told");
    }
    int width = measures.get().widthPx();
    int height = measures.get().heightPx();
    return smallest.isMetBy(width, height)
        ? Optional.empty()
        : Optional.of("has " + width + "x" + height + " pixels, and less than " + smallest);
  }

  /** The same with a page before them, if there is one. */
  DocumentChoice behind(Optional<Attached> first) {
    List<Attached> all = new ArrayList<>(first.stream().toList());
    all.addAll(documents);
    return new DocumentChoice(all, leftOut);
  }

  /** Why nothing is faxed. */
  String reason() {
    String what =
        leftOut.isEmpty() ? "The mail has no attachment to fax" : String.join("; ", leftOut);
    return what + "; attach a PDF, TIFF or Office document";
  }
}
