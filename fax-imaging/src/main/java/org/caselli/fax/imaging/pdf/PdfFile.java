package org.caselli.fax.imaging.pdf;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/**
 * A PDF 1.7 that is written from its beginning to its end, object by object (ISO 32000-1, 7.5). It
 * keeps the offsets of the objects in memory and nothing else.
 */
final class PdfFile implements Closeable {

  /** The four bytes of the comment tell programs that the file is binary (ISO 19005-2, 6.1.2). */
  private static final byte[] HEAD = "%PDF-1.7\n%âãÏÓ\n".getBytes(StandardCharsets.ISO_8859_1);

  private final OutputStream out;
  private final CRC32 content = new CRC32();
  private final CRC32C contentAgain = new CRC32C();
  private long position;
  private long[] offsets = new long[64];
  private int objects;

  PdfFile(Path target) throws IOException {
    this.out = new BufferedOutputStream(Files.newOutputStream(target), 1 << 16);
    write(HEAD);
  }

  /** The number of an object that is written later. */
  int reserve() {
    objects++;
    if (objects == offsets.length) {
      offsets = Arrays.copyOf(offsets, 2 * objects);
    }
    return objects;
  }

  int object(String body) throws IOException {
    int number = reserve();
    object(number, body);
    return number;
  }

  void object(int number, String body) throws IOException {
    offsets[number] = position;
    write(number + " 0 obj\n" + body + "\nendobj\n");
  }

  /**
   * Writes a stream.
   *
   * @param entries of its dictionary, besides Length
   */
  int stream(String entries, byte[] bytes) throws IOException {
    int number = reserve();
    offsets[number] = position;
    write(number + " 0 obj\n<<" + entries + "/Length " + bytes.length + ">>\nstream\n");
    write(bytes);
    write("\nendstream\nendobj\n");
    return number;
  }

  /** Writes the cross-reference table; the identity of the file follows from its content. */
  void finish(int catalog, int information) throws IOException {
    String id = identity();
    long tableAt = position;
    StringBuilder end = new StringBuilder("xref\n0 ").append(objects + 1).append('\n');
    end.append("0000000000 65535 f \n");
    for (int i = 1; i <= objects; i++) {
      String offset = Long.toString(offsets[i]);
      end.append("0".repeat(10 - offset.length())).append(offset).append(" 00000 n \n");
    }
    end.append("trailer\n<</Size ").append(objects + 1);
    end.append("/Root ").append(catalog).append(" 0 R/Info ").append(information).append(" 0 R");
    end.append("/ID[<").append(id).append("><").append(id).append(">]>>\n");
    end.append("startxref\n").append(tableAt).append("\n%%EOF\n");
    write(end.toString());
  }

  private String identity() {
    ByteBuffer sums = ByteBuffer.allocate(24);
    sums.putLong(position).putLong(content.getValue()).putLong(contentAgain.getValue());
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(sums.array()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has MD5", e);
    }
  }

  private void write(String text) throws IOException {
    write(text.getBytes(StandardCharsets.US_ASCII));
  }

  private void write(byte[] bytes) throws IOException {
    out.write(bytes);
    content.update(bytes, 0, bytes.length);
    contentAgain.update(bytes, 0, bytes.length);
    position += bytes.length;
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
