package org.caselli.fax.smtp;

import java.io.InputStream;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.caselli.fax.app.submit.Spool;
import org.caselli.fax.domain.document.MediaType;
import org.caselli.fax.domain.document.Sha256;

/**
 * The parts of a mail that is being read: what is wanted goes to the spool, of the rest it is known
 * that it was there. For one mail, not thread-safe.
 */
final class MailParts {
  private final Spool spool;
  private final Wanted wanted;
  private final ReceivedMail mail = new ReceivedMail();

  MailParts(Spool spool, Wanted wanted) {
    this.spool = spool;
    this.wanted = wanted;
  }

  /**
   * What is kept of a mail.
   *
   * @param types of documents
   * @param text whether its text is
   */
  record Wanted(Predicate<MediaType> types, boolean text) {}

  /** What is known of a part before it is read. */
  record Described(MediaType type, String name, Attached.Place place, WrittenText writing) {
    Described {
      Objects.requireNonNull(type);
      Objects.requireNonNull(name);
      Objects.requireNonNull(place);
      Objects.requireNonNull(writing);
    }
  }

  void add(Described part, InputStream content) {
    boolean letter = part.place() == Attached.Place.LETTER && wanted.text();
    Optional<Path> file = Optional.empty();
    String digest = "";
    if (letter || wanted.types().test(part.type())) {
      MessageDigest begun = Sha256.begun();
      file = Optional.of(spool.receive(new DigestInputStream(content, begun), Long.MAX_VALUE));
      digest = Sha256.ended(begun);
    }
    mail.part(new Attached(part.type(), part.name(), file, digest, part.place(), part.writing()));
  }

  /** Adds a text that is taken only where the mail has no other. */
  void addSpare(Described part, InputStream content) {
    if (mail.parts().stream().noneMatch(each -> each.place() == Attached.Place.LETTER)) {
      add(part, content);
    }
  }

  ReceivedMail mail() {
    return mail;
  }
}
