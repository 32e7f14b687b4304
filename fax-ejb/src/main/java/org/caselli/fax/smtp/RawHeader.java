package org.caselli.fax.smtp;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The header of a mail as it came, to be given back. Pure but for the file. */
final class RawHeader {
  /** In characters; what is longer is cut after a line. */
  private static final int LONGEST = 32_768;

  private static final int LAST_OF_ASCII = 0x7e;

  private RawHeader() {}

  /** Its lines with CR and LF, without the empty one; what is not ASCII is a question mark. */
  static String of(Path mail) throws IOException {
    StringBuilder header = new StringBuilder();
    try (InputStream in = new BufferedInputStream(Files.newInputStream(mail))) {
      for (int next = in.read(); next >= 0 && header.length() < LONGEST; next = in.read()) {
        header.append(next > LAST_OF_ASCII ? '?' : (char) next);
        if (next == '\n' && header.indexOf("\r\n\r\n", header.length() - 4) >= 0) {
          header.setLength(header.length() - 2);
          return header.toString();
        }
      }
    }
    return header.substring(0, header.lastIndexOf("\n") + 1);
  }
}
