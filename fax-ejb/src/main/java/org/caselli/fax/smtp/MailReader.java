package org.caselli.fax.smtp;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.MimeIOException;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.apache.james.mime4j.field.LenientFieldParser;
import org.apache.james.mime4j.message.DefaultBodyDescriptorBuilder;
import org.apache.james.mime4j.message.MaximalBodyDescriptor;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;
import org.caselli.fax.app.submit.Spool;
import org.caselli.fax.domain.document.MediaType;
import org.caselli.fax.smtp.MailParts.Described;
import org.caselli.fax.smtp.content.DamagedContent;
import org.caselli.fax.smtp.content.SignedContent;
import org.caselli.fax.smtp.content.Winmail;
import org.caselli.fax.smtp.content.WinmailLetter;

/**
 * Reads a mail (RFC 5322, RFC 2045 to 2049, RFC 2231 for names) part by part, mails within it too,
 * signed ones and the files of a winmail.dat. What is wanted goes straight to the spool; nothing of
 * a part is kept in memory, but for winmail.dat. Damage is passed over where the rest can be
 * understood. For one mail, not thread-safe.
 */
final class MailReader {
  private static final String PGP = "application/pgp-encrypted";
  private static final int MOST_PARTS = 500;
  private static final int DEEPEST = 20;
  private static final int LONGEST_LINE = 256 * 1024;
  private static final int MOST_FIELDS = 2_000;
  private static final MimeConfig CONFIG =
      MimeConfig.custom()
          .setMaxHeaderCount(MOST_FIELDS)
          .setMaxHeaderLen(LONGEST_LINE)
          .setMaxLineLen(LONGEST_LINE)
          .build();

  private final Spool spool;
  private final MailParts parts;
  private int depth;
  private int mails;

  private MailReader(Spool spool, MailParts.Wanted wanted) {
    this.spool = spool;
    this.parts = new MailParts(spool, wanted);
  }

  /** The mail is no mail, or one that was made to do harm. */
  static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    private Unreadable(String sentence) {
      super(sentence);
    }

    private Unreadable(String sentence, Exception cause) {
      super(sentence, cause);
    }
  }

  /**
   * Reads a mail to its end.
   *
   * @throws Unreadable with a sentence; nothing of it is left in the spool
   */
  static ReceivedMail read(Path file, Spool spool, MailParts.Wanted wanted)
      throws IOException, Unreadable {
    MailReader reader = new MailReader(spool, wanted);
    boolean complete = false;
    try (InputStream in = Files.newInputStream(file)) {
      reader.parse(in);
      ReceivedMail mail = reader.parts.mail();
      complete = true;
      return mail;
    } catch (MimeException | MimeIOException e) {
      throw new Unreadable("the mail is malformed: " + e.getMessage(), e);
    } catch (DamagedContent e) {
      throw new Unreadable(String.valueOf(e.getMessage()), e);
    } finally {
      if (!complete) {
        discard(reader.parts.mail(), spool);
      }
    }
  }

  /** Erases what a mail has in the spool. */
  static void discard(ReceivedMail mail, Spool spool) {
    mail.parts().forEach(part -> part.content().ifPresent(spool::discard));
  }

  private void parse(InputStream in) throws MimeException, IOException, Unreadable {
    MimeTokenStream tokens =
        new MimeTokenStream(
            CONFIG,
            DecodeMonitor.SILENT,
            new DefaultBodyDescriptorBuilder(
                null, LenientFieldParser.getParser(), DecodeMonitor.SILENT));
    tokens.setRecursionMode(RecursionMode.M_RECURSE);
    tokens.parse(in);
    for (EntityState state = tokens.getState();
        state != EntityState.T_END_OF_STREAM;
        state = tokens.next()) {
      switch (state) {
        case T_START_MESSAGE -> {
          mails++;
          enter();
        }
        case T_START_MULTIPART -> enter();
        case T_END_MESSAGE -> {
          mails--;
          depth--;
        }
        case T_END_MULTIPART -> depth--;
        case T_FIELD -> field(tokens.getField());
        case T_BODY -> part(tokens);
        default -> {
          // Preamble, epilogue and the bounds of headers hold nothing for us.
        }
      }
    }
  }

  private void enter() throws Unreadable {
    depth++;
    if (depth > DEEPEST) {
      throw new Unreadable("the mail has parts within parts, more than " + DEEPEST + " deep");
    }
  }

  private void field(Field field) {
    if (depth == 1) {
      parts.mail().field(field.getName(), field.getBody());
    }
  }

  private void part(MimeTokenStream tokens) throws MimeException, IOException, Unreadable {
    MaximalBodyDescriptor part = (MaximalBodyDescriptor) tokens.getBodyDescriptor();
    String name = name(part);
    PushbackInputStream content =
        new PushbackInputStream(tokens.getDecodedInputStream(), MediaType.HEAD_BYTES);
    MediaType type = type(MediaType.of(part.getMimeType(), name), content);
    if (SignedContent.isSignature(type)) {
      return;
    }
    demandRoom();
    if (SignedContent.is(type)) {
      signed(content);
    } else if (Winmail.is(type, name)) {
      Winmail.open(content, this::opened);
      demandRoom();
    } else if (type.name().equals(PGP)) {
      throw new Unreadable("it is encrypted (PGP); send it unencrypted");
    } else {
      parts.add(
          new Described(
              type,
              name,
              place(part, type, name),
              WrittenText.of(type, part.getContentTypeParameters())),
          content);
    }
  }

  private static MediaType type(MediaType said, PushbackInputStream content) throws IOException {
    if (!said.saysNothing()) {
      return said;
    }
    byte[] head = content.readNBytes(MediaType.HEAD_BYTES);
    content.unread(head);
    return MediaType.ofContent(head).orElse(said);
  }

  private void demandRoom() throws Unreadable {
    if (parts.mail().parts().size() >= MOST_PARTS) {
      throw new Unreadable("the mail has more than " + MOST_PARTS + " parts");
    }
  }

  /** The mail that was signed takes the place of the part that it is in. */
  private void signed(InputStream in) throws MimeException, IOException, Unreadable {
    Path inner = spool.receive(SignedContent.open(in), Long.MAX_VALUE);
    mails--;
    try (InputStream content = Files.newInputStream(inner)) {
      parse(content);
    } finally {
      mails++;
      spool.discard(inner);
    }
  }

  private void opened(Winmail.Opened winmail) {
    for (Winmail.Enclosed file : winmail.files()) {
      String type = file.type().isEmpty() ? "application/octet-stream" : file.type();
      parts.add(
          new Described(
              MediaType.of(type, file.name()),
              clean(file.name()),
              Attached.Place.FILE,
              WrittenText.UNKNOWN),
          file.content());
    }
    if (mails == 1) {
      winmail.letter().ifPresent(this::written);
    }
    if (winmail.damaged()) {
      parts
          .mail()
          .damaged(
              "its winmail.dat cannot be read, or not all of it; send the mail as HTML or plain"
                  + " text, not as rich text");
    }
  }

  private void written(WinmailLetter letter) {
    parts.addSpare(
        new Described(
            new MediaType(letter.html() ? "text/html" : "text/plain"),
            "",
            Attached.Place.LETTER,
            WrittenText.UNKNOWN),
        new ByteArrayInputStream(letter.text()));
  }

  private Attached.Place place(MaximalBodyDescriptor part, MediaType type, String name) {
    String disposition =
        Objects.requireNonNullElse(part.getContentDispositionType(), "").toLowerCase(Locale.ROOT);
    if (disposition.equals("attachment")) {
      return Attached.Place.FILE;
    }
    boolean text = type.name().equals("text/plain") || type.name().equals("text/html");
    if (text && name.isEmpty() && mails == 1) {
      return Attached.Place.LETTER;
    }
    return disposition.equals("inline") || part.getContentId() != null
        ? Attached.Place.EMBEDDED
        : Attached.Place.FILE;
  }

  /** Some programs put encoded words (RFC 2047) where they do not belong. */
  private static String name(MaximalBodyDescriptor part) {
    Map<String, String> type = part.getContentTypeParameters();
    String name = part.getContentDispositionFilename();
    String given = name == null ? type.getOrDefault("name", "") : name;
    return clean(DecoderUtil.decodeEncodedWords(given, DecodeMonitor.SILENT));
  }

  private static String clean(String name) {
    return name.replaceAll("\\p{Cntrl}", " ").strip();
  }
}
