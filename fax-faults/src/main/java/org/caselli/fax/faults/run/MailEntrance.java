package org.caselli.fax.faults.run;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Base64;

/**
 * By mail, written out by hand, so that it is known when the 250 behind the mail came, which
 * accepts. Thread-safe.
 *
 * @param domain of the faxbox that takes it
 */
record MailEntrance(InetSocketAddress server, String sender, String domain) implements Entrance {
  private static final int LIMIT_MS = 60_000;
  private static final int LATER = 400;
  private static final int NEVER = 500;
  private static final String END = "\r\n";

  @Override
  public String name() {
    return "mail";
  }

  @Override
  public void submit(Order order) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(server, LIMIT_MS);
      socket.setSoTimeout(LIMIT_MS);
      BufferedReader in =
          new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
      OutputStream out = socket.getOutputStream();
      answer(in);
      say(out, in, "EHLO faults.example");
      say(out, in, "MAIL FROM:<" + sender + ">");
      say(out, in, "RCPT TO:<" + order.to().substring(1) + "@" + domain + ">");
      say(out, in, "DATA");
      say(out, in, letter(order) + END + ".");
    }
  }

  private static void say(OutputStream out, BufferedReader in, String line) throws IOException {
    out.write((line + END).getBytes(US_ASCII));
    out.flush();
    answer(in);
  }

  private static void answer(BufferedReader in) throws IOException {
    String line;
    do {
      line = in.readLine();
      if (line == null || line.length() < 4) {
        throw new IOException("The connection ended: " + line);
      }
    } while (line.charAt(3) == '-');
    int status = Integer.parseInt(line.substring(0, 3));
    if (status >= LATER) {
      throw new RefusedException(status >= NEVER ? LATER : NEVER, line);
    }
  }

  private String letter(Order order) {
    String document =
        Base64.getMimeEncoder(76, END.getBytes(US_ASCII)).encodeToString(order.document());
    return String.join(
        END,
        "From: <" + sender + ">",
        "To: <" + order.to().substring(1) + "@" + domain + ">",
        "Subject: fax",
        "Message-ID: <" + order.key() + "@faults.example>",
        "Date: Mon, 23 Nov 2026 12:00:00 +0000",
        "MIME-Version: 1.0",
        "Content-Type: image/tiff; name=\"fax.tif\"",
        "Content-Transfer-Encoding: base64",
        "Content-Disposition: attachment; filename=\"fax.tif\"",
        "",
        document);
  }
}
