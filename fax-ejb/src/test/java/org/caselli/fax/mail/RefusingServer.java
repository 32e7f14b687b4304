package org.caselli.fax.mail;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A mail server that refuses one recipient, and takes mail for all others. */
final class RefusingServer implements AutoCloseable {
  private final String refused;
  private final String reply;
  private final ServerSocket socket;
  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final List<Set<String>> delivered = new ArrayList<>();

  RefusingServer(String refused, String reply) throws IOException {
    this.refused = refused;
    this.reply = reply;
    this.socket = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"));
    thread.submit(this::serve);
  }

  int port() {
    return socket.getLocalPort();
  }

  /** Envelope recipients of each mail that was taken. */
  List<Set<String>> deliveredTo() {
    synchronized (delivered) {
      return List.copyOf(delivered);
    }
  }

  private Void serve() throws IOException {
    while (!socket.isClosed()) {
      try (Socket client = socket.accept()) {
        converse(client);
      }
    }
    return null;
  }

  private void converse(Socket client) throws IOException {
    var in = new BufferedReader(new InputStreamReader(client.getInputStream(), US_ASCII));
    OutputStream out = client.getOutputStream();
    Set<String> recipients = new LinkedHashSet<>();
    say(out, "220 ready");
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (line.startsWith("RCPT TO:")) {
        String address = line.substring("RCPT TO:<".length(), line.indexOf('>'));
        if (address.equals(refused)) {
          say(out, reply);
        } else {
          recipients.add(address);
          say(out, "250 ok");
        }
      } else if (line.equals("DATA")) {
        say(out, "354 go on");
        while (!".".equals(in.readLine())) {
          continue;
        }
        synchronized (delivered) {
          delivered.add(Set.copyOf(recipients));
        }
        say(out, "250 taken");
      } else {
        if (line.equals("RSET")) {
          recipients.clear();
        }
        say(out, line.equals("QUIT") ? "221 bye" : "250 ok");
      }
    }
  }

  private static void say(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(US_ASCII));
    out.flush();
  }

  @Override
  public void close() throws IOException {
    socket.close();
    thread.shutdownNow();
  }
}
