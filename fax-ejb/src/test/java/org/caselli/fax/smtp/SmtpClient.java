package org.caselli.fax.smtp;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A client of SMTP that says exactly what it is told to say. Not thread-safe. */
final class SmtpClient implements AutoCloseable {
  private static final int LIMIT_MS = 20_000;

  private final Socket socket;
  private final BufferedReader in;
  private final OutputStream out;

  SmtpClient(int port) {
    try {
      socket = new Socket(InetAddress.getLoopbackAddress(), port);
      socket.setSoTimeout(LIMIT_MS);
      in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      out = socket.getOutputStream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The next answer, lines separated by {@code \n}; empty when the server is gone. */
  String answer() {
    List<String> lines = new ArrayList<>();
    try {
      String line = in.readLine();
      while (line != null) {
        lines.add(line);
        if (line.length() < 4 || line.charAt(3) == ' ') {
          break;
        }
        line = in.readLine();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return String.join("\n", lines);
  }

  SmtpClient say(String line) {
    return write(line + "\r\n");
  }

  SmtpClient write(String text) {
    try {
      out.write(text.getBytes(StandardCharsets.UTF_8));
      out.flush();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String ask(String line) {
    return say(line).answer();
  }

  /** Says hello. */
  SmtpClient greeted() {
    answer();
    ask("EHLO client.example");
    return this;
  }

  /** Sends a whole mail; the answer to its end, or to what was refused before. */
  String mail(String from, String to, String content) {
    ask("MAIL FROM:<" + from + ">");
    String recipient = ask("RCPT TO:<" + to + ">");
    if (!recipient.startsWith("250")) {
      ask("RSET");
      return recipient;
    }
    String ready = ask("DATA");
    return ready.startsWith("354") ? write(content).say(".").answer() : ready;
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
