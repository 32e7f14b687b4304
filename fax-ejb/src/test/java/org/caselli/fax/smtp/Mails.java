package org.caselli.fax.smtp;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;

/** Mails as they go over the wire, each with a Message-ID of its own. */
final class Mails {
  private static final AtomicInteger IDS = new AtomicInteger();

  private Mails() {}

  /** A header and whatever follows. */
  static String of(String rest) {
    return "Message-ID: <" + IDS.incrementAndGet() + "@corp.example>\r\n" + dated(rest);
  }

  static String dated(String rest) {
    return "Date: Mon, 1 Jun 2026 12:00:00 +0000\r\nSubject: A fax\r\n" + rest;
  }

  /** A text with attachments. */
  static String with(String... attachments) {
    return of(multipart(attachments));
  }

  static String multipart(String... attachments) {
    return "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=edge\r\n\r\n"
        + "--edge\r\nContent-Type: text/plain\r\n\r\nPlease fax this.\r\n"
        + String.join("", attachments)
        + "--edge--\r\n";
  }

  /** An attached file. */
  static String file(String type, String name, String content) {
    return file(type, name, content.getBytes(StandardCharsets.UTF_8));
  }

  static String file(String type, String name, byte[] content) {
    return "--edge\r\nContent-Type: "
        + type
        + "\r\nContent-Disposition: attachment; filename=\""
        + name
        + "\"\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        + Base64.getMimeEncoder().encodeToString(content)
        + "\r\n";
  }

  static String pdf(String content) {
    return file("application/pdf", "letter.pdf", "%PDF " + content);
  }
}
