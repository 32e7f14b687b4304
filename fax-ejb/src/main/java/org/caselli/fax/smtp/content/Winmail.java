package org.caselli.fax.smtp.content;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.apache.poi.hmef.Attachment;
import org.apache.poi.hmef.HMEFMessage;
import org.apache.poi.hmef.attribute.MAPIAttribute;
import org.apache.poi.hmef.attribute.MAPIStringAttribute;
import org.apache.poi.hmef.attribute.TNEFAttribute;
import org.apache.poi.hsmf.datatypes.MAPIProperty;
import org.caselli.fax.domain.document.MediaType;
import org.jspecify.annotations.Nullable;

/**
 * The file winmail.dat (TNEF, [MS-OXTNEF]) into which Outlook puts the files of a mail, its text,
 * and mails that are attached to it. It is opened in memory, two at a time in the whole server;
 * what is damaged is left out. Thread-safe.
 */
public final class Winmail {
  private static final Set<String> TYPES = Set.of("application/ms-tnef", "application/vnd.ms-tnef");
  private static final int LARGEST = 64 * 1024 * 1024;
  private static final int DEEPEST = 20;
  private static final int DATA = 0x800F;
  private static final Semaphore PLACES = new Semaphore(2);

  static {
    TNEFAttribute.setMaxRecordLength(LARGEST);
    MAPIAttribute.setMaxRecordLength(LARGEST);
  }

  private final List<Enclosed> files = new ArrayList<>();
  private boolean damaged;

  private Winmail() {}

  /**
   * A file of a winmail.dat.
   *
   * @param type as Outlook says; empty when it does not
   * @param content to be read while it is open
   */
  public record Enclosed(String name, String type, InputStream content) {
    public Enclosed {
      Objects.requireNonNull(name);
      Objects.requireNonNull(type);
      Objects.requireNonNull(content);
    }
  }

  /**
   * What is in a winmail.dat.
   *
   * @param files in their order, those of mails within it too
   * @param letter text of the mail
   * @param damaged whether something is left out because it cannot be read
   */
  public record Opened(List<Enclosed> files, Optional<WinmailLetter> letter, boolean damaged) {
    public Opened {
      files = List.copyOf(files);
      Objects.requireNonNull(letter);
    }
  }

  /** Somebody who takes what is in it. */
  @FunctionalInterface
  public interface Taker {
    void take(Opened opened) throws IOException;
  }

  /** Whether a part is one. */
  public static boolean is(MediaType type, String name) {
    return TYPES.contains(type.name())
        || type.name().equals("application/octet-stream")
            && name.toLowerCase(Locale.ROOT).equals("winmail.dat");
  }

  /** Gives what is in it; of one that makes no sense at all nothing, and that it is damaged. */
  public static void open(InputStream in, Taker taker) throws IOException {
    PLACES.acquireUninterruptibly();
    try {
      byte[] bytes = in.readNBytes(LARGEST + 1);
      taker.take(bytes.length > LARGEST ? nothing() : new Winmail().opened(bytes));
    } finally {
      PLACES.release();
    }
  }

  private static Opened nothing() {
    return new Opened(List.of(), Optional.empty(), true);
  }

  private Opened opened(byte[] bytes) {
    Optional<WinmailLetter> letter = Optional.empty();
    try {
      TnefFile file = TnefFile.of(bytes);
      letter = letter(file);
      collect(file, 1);
    } catch (IOException e) {
      damaged = true;
    }
    return new Opened(files, letter, damaged);
  }

  private Optional<WinmailLetter> letter(TnefFile file) {
    try {
      return WinmailLetter.of(new HMEFMessage(file.with(file.message(), entry -> true)));
    } catch (IOException | RuntimeException e) {
      // Strangers write what the library reads. The text is mostly beside this file, too.
      damaged = true;
      return Optional.empty();
    }
  }

  private void collect(TnefFile file, int depth) {
    damaged |= file.isDamaged();
    for (List<TnefFile.Entry> entries : file.attachments()) {
      try {
        collect(file, entries, depth);
      } catch (IOException | RuntimeException e) {
        // As above: one file must not keep the others.
        damaged = true;
      }
    }
  }

  /** Pictures and objects that Outlook draws itself have no bytes, and are left out. */
  private void collect(TnefFile file, List<TnefFile.Entry> entries, int depth) throws IOException {
    Attachment described =
        new HMEFMessage(file.with(entries, entry -> entry.id() != DATA)).getAttachments().get(0);
    @Nullable MAPIAttribute object = described.getMAPIAttribute(MAPIProperty.ATTACH_DATA);
    Optional<TnefFile.Entry> data =
        entries.stream().filter(entry -> entry.id() == DATA && entry.length() > 0).findFirst();
    if (data.isPresent()) {
      String name = Objects.requireNonNullElse(described.getLongFilename(), "");
      String shortName = Objects.requireNonNullElse(described.getFilename(), "");
      files.add(
          new Enclosed(name.isEmpty() ? shortName : name, type(described), file.value(data.get())));
    } else if (object != null && depth < DEEPEST) {
      Optional<byte[]> mail = TnefFile.within(object.getData());
      if (mail.isPresent()) {
        collect(TnefFile.of(mail.get()), depth + 1);
      }
    }
  }

  private static String type(Attachment file) {
    return file.getMAPIAttribute(MAPIProperty.ATTACH_MIME_TAG) instanceof MAPIStringAttribute text
        ? Objects.requireNonNullElse(text.getDataString(), "")
        : "";
  }
}
