package org.caselli.fax.smtp;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** A client of SMTP that says exactly what it is told to say. Not thread-safe. */
final class SmtpClient implements AutoCloseable {
  private static final int LIMIT_MS = 20_000;

  private Socket socket;
  private BufferedReader in;
  private OutputStream out;

  SmtpClient(int port) {
    try {
      socket = new Socket(InetAddress.getLoopbackAddress(), port);
      socket.setSoTimeout(LIMIT_MS);
      in = reader(socket);
      out = socket.getOutputStream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static BufferedReader reader(Socket socket) throws IOException {
    return new BufferedReader(
        new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
  }

  /** Goes on under TLS, with whomever it is. */
  SmtpClient secured(SSLSocketFactory sockets) {
    try {
      SSLSocket layered = (SSLSocket) sockets.createSocket(socket, "localhost", 0, true);
      layered.startHandshake();
      socket = layered;
      in = reader(socket);
      out = socket.getOutputStream();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Says that nothing more is coming, and goes on listening. */
  SmtpClient finish() {
    try {
      socket.shutdownOutput();
      return this;
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
    } catch (SocketException e) {
      // Whoever closes a connection before all was read resets it.
      return String.join("\n", lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return String.join("\n", lines);
  }

  SmtpClient say(String line) {
    return write(line + "\r\n");
  }

  SmtpClient write(String text) {
    return write(text.getBytes(StandardCharsets.UTF_8));
  }

  SmtpClient write(byte[] bytes) {
    try {
      out.write(bytes);
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
