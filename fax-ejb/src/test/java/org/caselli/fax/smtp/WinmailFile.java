package org.caselli.fax.smtp;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A winmail.dat as Outlook writes it ([MS-OXTNEF]). */
public final class WinmailFile {
  private static final int SIGNATURE = 0x223E9F78;
  private static final int VERSION = 0x00089006;
  private static final int ATTACH_REND_DATA = 0x00069002;
  private static final int ATTACH_TITLE = 0x00018010;
  private static final int ATTACH_DATA = 0x0006800F;
  private static final int ATTACHMENT = 0x00069005;
  private static final int LONG_FILENAME = 0x3707001F;
  private static final int MIME_TAG = 0x370E001F;
  private static final int MESSAGE_PROPERTIES = 0x00069003;
  private static final int RICH_TEXT = 0x10090102;
  private static final int EMBEDDED = 0x3701000D;
  private static final int UNCOMPRESSED = 0x414C454D;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** One without files. */
  public WinmailFile() {
    out.writeBytes(buffer(6).putInt(SIGNATURE).putShort((short) 1).array());
    attribute(1, VERSION, new byte[] {0, 0, 1, 0});
  }

  /** The same with a file more; an empty name or type is not written. */
  public WinmailFile with(String shortName, String name, String type, String content) {
    return with(shortName, name, type, content.getBytes(StandardCharsets.UTF_8));
  }

  /** The same with a file more. */
  public WinmailFile with(String shortName, String name, String type, byte[] content) {
    attribute(2, ATTACH_REND_DATA, new byte[14]);
    attribute(2, ATTACH_TITLE, (shortName + "\0").getBytes(StandardCharsets.US_ASCII));
    attribute(2, ATTACH_DATA, content);
    ByteBuffer properties = buffer(4096);
    boolean both = !name.isEmpty() && !type.isEmpty();
    properties.putInt(both ? 2 : 0);
    if (both) {
      text(properties, LONG_FILENAME, name);
      text(properties, MIME_TAG, type);
    }
    attribute(2, ATTACHMENT, Arrays.copyOf(properties.array(), properties.position()));
    return this;
  }

  /** The same with the text of the mail as Outlook's rich text, which it need not compress. */
  public WinmailFile saying(String rtf) {
    byte[] text = rtf.getBytes(StandardCharsets.US_ASCII);
    ByteBuffer value = buffer(16 + text.length);
    value.putInt(12 + text.length).putInt(text.length).putInt(UNCOMPRESSED).putInt(0).put(text);
    attribute(1, MESSAGE_PROPERTIES, property(RICH_TEXT, value.array()));
    return this;
  }

  /** The same with another mail within it. */
  public WinmailFile with(WinmailFile mail) {
    byte[] inner = mail.bytes();
    attribute(2, ATTACH_REND_DATA, new byte[14]);
    byte[] object = buffer(16 + inner.length).position(16).put(inner).array();
    attribute(2, ATTACHMENT, property(EMBEDDED, object));
    return this;
  }

  private static byte[] property(int tag, byte[] value) {
    int padded = (value.length + 3) / 4 * 4;
    ByteBuffer properties = buffer(16 + padded);
    return properties.putInt(1).putInt(tag).putInt(1).putInt(value.length).put(value).array();
  }

  private static void text(ByteBuffer to, int property, String value) {
    byte[] bytes = (value + "\0").getBytes(StandardCharsets.UTF_16LE);
    to.putInt(property).putInt(1).putInt(bytes.length).put(bytes);
    while (to.position() % 4 != 0) {
      to.put((byte) 0);
    }
  }

  private void attribute(int level, int type, byte[] value) {
    int sum = 0;
    for (byte each : value) {
      sum += each & 0xFF;
    }
    out.writeBytes(
        buffer(11 + value.length)
            .put((byte) level)
            .putInt(type)
            .putInt(value.length)
            .put(value)
            .putShort((short) sum)
            .array());
  }

  private static ByteBuffer buffer(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** The file. */
  public byte[] bytes() {
    return out.toByteArray();
  }
}
