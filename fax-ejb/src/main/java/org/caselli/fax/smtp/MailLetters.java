package org.caselli.fax.smtp;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.caselli.fax.app.cover.CoverLetter;
import org.caselli.fax.app.cover.CoverTemplate;
import org.caselli.fax.app.mailin.MailSender;
import org.caselli.fax.app.mailin.MailTarget;
import org.caselli.fax.app.submit.Spool;
import org.caselli.fax.domain.document.MediaType;
import org.caselli.fax.domain.faxbox.MailText;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;

/** Makes a page of the text of a mail, where its faxbox wants one. Thread-safe. */
@ApplicationScoped
public class MailLetters {
  private static final MediaType HTML = new MediaType("text/html");
  private static final int LONGEST = 200_000;
  private static final int LONGEST_LINE = 1_000;
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm xx", Locale.ENGLISH);

  private final Spool spool;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected MailLetters() {
    this(null);
  }

  @Inject
  public MailLetters(Spool spool) {
    this.spool = spool;
  }

  /**
   * The page, if there is to be one.
   *
   * @param documents of the mail that are faxed
   * @return a document that is to be discarded
   * @throws FaxException when the text is too long
   */
  Optional<Attached> page(
      ReceivedMail mail, MailSender sender, MailTarget target, List<Attached> documents)
      throws IOException {
    MailText wanted = target.box().mailText();
    boolean alone = documents.isEmpty() && !mail.hasFiles();
    if (wanted == MailText.LEAVE_OUT || !alone && wanted == MailText.WITHOUT_DOCUMENT) {
      return Optional.empty();
    }
    if (documents.isEmpty() && !alone) {
      // Its files are what it was sent for, and none of them is faxed.
      return Optional.empty();
    }
    List<Attached> parts = letter(mail);
    String text = text(parts);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    CoverLetter letter =
        new CoverLetter(
            line(mail.field("From").isEmpty() ? sender.address() : mail.field("From")),
            target.number().value(),
            date(mail.field("Date")),
            line(mail.field("Subject")),
            text);
    String html = CoverTemplate.of(target.box()).page(letter);
    Path file =
        spool.receive(out -> out.write(html.getBytes(StandardCharsets.UTF_8)), Long.MAX_VALUE);
    String digest = parts.stream().map(Attached::digest).collect(Collectors.joining(" "));
    return Optional.of(new Attached(HTML, "", file, digest));
  }

  void discard(Attached letter) {
    letter.content().ifPresent(spool::discard);
  }

  /** Its plain text where it has one, which faxes better. */
  private static List<Attached> letter(ReceivedMail mail) {
    List<Attached> all =
        mail.parts().stream().filter(part -> part.place() == Attached.Place.LETTER).toList();
    List<Attached> plain = all.stream().filter(part -> !part.type().equals(HTML)).toList();
    return plain.isEmpty() ? all : plain;
  }

  /** As HTML; empty for a mail without text. */
  private static String text(List<Attached> parts) throws IOException {
    StringBuilder text = new StringBuilder();
    for (Attached part : parts) {
      String written = written(part);
      if (written.isBlank()) {
        continue;
      }
      text.append(
          part.type().equals(HTML) ? CoverLetter.ofPage(written) : CoverLetter.ofText(written));
      if (text.length() > LONGEST) {
        throw tooLong();
      }
    }
    return text.toString();
  }

  private static String written(Attached part) throws IOException {
    if (part.content().isEmpty()) {
      return "";
    }
    try (InputStream in = Files.newInputStream(part.content().get())) {
      byte[] bytes = in.readNBytes(LONGEST + 1);
      if (bytes.length > LONGEST) {
        throw tooLong();
      }
      return part.writing().read(bytes);
    }
  }

  private static FaxException tooLong() {
    return new FaxException(
        ProblemType.TOO_LARGE,
        "The text of the mail is longer than " + LONGEST + " bytes; attach it as a document");
  }

  private static String line(String field) {
    String decoded =
        DecoderUtil.decodeEncodedWords(field, DecodeMonitor.SILENT)
            .replaceAll("\\p{Cntrl}+", " ")
            .strip();
    return decoded.substring(0, Math.min(decoded.length(), LONGEST_LINE));
  }

  /** In the sender's own time; as it is where it is not written as it should be. */
  private static String date(String field) {
    String bare = field.replaceAll("\\([^()]*\\)", "").strip();
    try {
      return OffsetDateTime.parse(bare, DateTimeFormatter.RFC_1123_DATE_TIME).format(DATE);
    } catch (DateTimeParseException e) {
      return line(field);
    }
  }
}
