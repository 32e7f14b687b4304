package org.caselli.fax.smtp;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
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

/**
 * Reads a mail (RFC 5322, RFC 2045 to 2049, RFC 2231 for names) part by part, mails within it too.
 * What is wanted goes straight to the spool; nothing of a part is kept in memory. Damage is passed
 * over where the rest can be understood. For one mail, not thread-safe.
 */
final class MailReader {
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
  private final Predicate<MediaType> wanted;
  private final ReceivedMail mail = new ReceivedMail();
  private int depth;

  private MailReader(Spool spool, Predicate<MediaType> wanted) {
    this.spool = spool;
    this.wanted = wanted;
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
   * @param wanted types whose content is kept
   * @throws Unreadable with a sentence; nothing of it is left in the spool
   */
  static ReceivedMail read(Path file, Spool spool, Predicate<MediaType> wanted)
      throws IOException, Unreadable {
    MailReader reader = new MailReader(spool, wanted);
    boolean complete = false;
    try (InputStream in = Files.newInputStream(file)) {
      reader.parse(in);
      complete = true;
      return reader.mail;
    } catch (MimeException | MimeIOException e) {
      throw new Unreadable("the mail is malformed: " + e.getMessage(), e);
    } finally {
      if (!complete) {
        discard(reader.mail, spool);
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
        case T_START_MESSAGE, T_START_MULTIPART -> enter();
        case T_END_MESSAGE, T_END_MULTIPART -> depth--;
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
      mail.field(field.getName(), field.getBody());
    }
  }

  private void part(MimeTokenStream tokens) throws IOException, Unreadable {
    if (mail.parts().size() >= MOST_PARTS) {
      throw new Unreadable("the mail has more than " + MOST_PARTS + " parts");
    }
    MaximalBodyDescriptor part = (MaximalBodyDescriptor) tokens.getBodyDescriptor();
    String name = name(part);
    MediaType type = MediaType.of(part.getMimeType(), name);
    if (!wanted.test(type)) {
      mail.part(new Attached(type, name, Optional.empty(), ""));
      return;
    }
    MessageDigest digest = sha256();
    Path file =
        spool.receive(
            new DigestInputStream(tokens.getDecodedInputStream(), digest), Long.MAX_VALUE);
    mail.part(
        new Attached(type, name, Optional.of(file), HexFormat.of().formatHex(digest.digest())));
  }

  /** Some programs put encoded words (RFC 2047) where they do not belong. */
  private static String name(MaximalBodyDescriptor part) {
    Map<String, String> type = part.getContentTypeParameters();
    String name = part.getContentDispositionFilename();
    String given = name == null ? type.getOrDefault("name", "") : name;
    return DecoderUtil.decodeEncodedWords(given, DecodeMonitor.SILENT)
        .replaceAll("\\p{Cntrl}", " ")
        .strip();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
