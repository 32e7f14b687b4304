package org.caselli.fax.smtp.content;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.apache.commons.io.input.BoundedInputStream;
import org.apache.poi.hmef.Attachment;
import org.apache.poi.hmef.HMEFMessage;
import org.apache.poi.hmef.attribute.MAPIAttribute;
import org.apache.poi.hmef.attribute.MAPIStringAttribute;
import org.apache.poi.hmef.attribute.TNEFAttribute;
import org.apache.poi.hsmf.datatypes.MAPIProperty;
import org.caselli.fax.domain.document.MediaType;

/**
 * The file winmail.dat (TNEF, [MS-OXTNEF]) into which Outlook puts the files of a mail. It is
 * opened in memory, two at a time in the whole server. Thread-safe.
 */
public final class Winmail {
  private static final Set<String> TYPES = Set.of("application/ms-tnef", "application/vnd.ms-tnef");
  private static final int LARGEST = 64 * 1024 * 1024;
  private static final Semaphore PLACES = new Semaphore(2);

  static {
    TNEFAttribute.setMaxRecordLength(LARGEST);
    MAPIAttribute.setMaxRecordLength(LARGEST);
  }

  private Winmail() {}

  /**
   * A file of a winmail.dat.
   *
   * @param type as Outlook says; empty when it does not
   */
  public record Enclosed(String name, String type, byte[] content) {
    public Enclosed {
      Objects.requireNonNull(name);
      Objects.requireNonNull(type);
      Objects.requireNonNull(content);
    }
  }

  /** Somebody who takes the files. */
  @FunctionalInterface
  public interface Taker {
    void take(List<Enclosed> files) throws IOException;
  }

  /** Whether a part is one. */
  public static boolean is(MediaType type, String name) {
    return TYPES.contains(type.name())
        || type.name().equals("application/octet-stream")
            && name.toLowerCase(Locale.ROOT).equals("winmail.dat");
  }

  /**
   * Gives its files, in their order.
   *
   * @throws DamagedContent when it cannot be read
   */
  public static void open(InputStream in, Taker taker) throws IOException {
    PLACES.acquireUninterruptibly();
    try {
      taker.take(files(in));
    } finally {
      PLACES.release();
    }
  }

  private static List<Enclosed> files(InputStream in) {
    try (InputStream bounded =
        BoundedInputStream.builder().setInputStream(in).setMaxCount(LARGEST).get()) {
      return new HMEFMessage(bounded).getAttachments().stream().flatMap(Winmail::enclosed).toList();
    } catch (IOException | RuntimeException e) {
      throw new DamagedContent(
          "its winmail.dat cannot be read; send the mail as HTML or plain text, not as rich text",
          e);
    }
  }

  /** Files that Outlook embeds as objects of its own have no bytes. */
  private static Stream<Enclosed> enclosed(Attachment file) {
    byte[] content = contents(file);
    if (content.length == 0) {
      return Stream.empty();
    }
    String name = Objects.requireNonNullElse(file.getLongFilename(), "");
    String shortName = Objects.requireNonNullElse(file.getFilename(), "");
    return Stream.of(new Enclosed(name.isEmpty() ? shortName : name, type(file), content));
  }

  private static byte[] contents(Attachment file) {
    return file.getAttributes().stream().anyMatch(Winmail::holdsBytes)
        ? file.getContents()
        : new byte[0];
  }

  private static boolean holdsBytes(TNEFAttribute attribute) {
    return attribute.getProperty().id == 0x800F && attribute.getData().length > 0;
  }

  private static String type(Attachment file) {
    return file.getMAPIAttribute(MAPIProperty.ATTACH_MIME_TAG) instanceof MAPIStringAttribute text
        ? Objects.requireNonNullElse(text.getDataString(), "")
        : "";
  }
}
