package org.caselli.fax.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Sends many mails over some connections of SMTP, on each one after the other. */
final class MailLoad {
  private static final String SENDER = "bench@bench.example";
  private static final int LIMIT_MS = 120_000;
  private static final AtomicInteger IDS = new AtomicInteger();

  private final InetSocketAddress server;
  private final String domain;
  private final String attachment;

  /**
   * @param domain of the recipients
   */
  MailLoad(InetSocketAddress server, String domain, byte[] pdf) {
    this.server = server;
    this.domain = domain;
    this.attachment = Base64.getMimeEncoder().encodeToString(pdf);
  }

  /** Sends {@code count} mails in all; each takes from its MAIL FROM to the 250 behind its end. */
  String run(String what, int connections, int count)
      throws InterruptedException, ExecutionException {
    AtomicInteger next = new AtomicInteger();
    long[] nanos = new long[count];
    ExecutorService threads = Executors.newFixedThreadPool(connections);
    long begin = System.nanoTime();
    try {
      List<Future<?>> lines = new ArrayList<>();
      for (int line = 0; line < connections; line++) {
        lines.add(threads.submit(() -> line(next, nanos)));
      }
      for (Future<?> line : lines) {
        line.get();
      }
    } finally {
      threads.shutdownNow();
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    Arrays.sort(nanos);
    return String.format(
        Locale.ROOT,
        "%-24s %5d %10.0f %9.1f %9.1f",
        what,
        connections,
        count / seconds,
        nanos[count / 2] / 1e6,
        nanos[count * 99 / 100] / 1e6);
  }

  static String head() {
    return String.format("%-24s %5s %10s %9s %9s", "", "conn", "per second", "p50 ms", "p99 ms");
  }

  private Void line(AtomicInteger next, long[] nanos) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(server, LIMIT_MS);
      socket.setSoTimeout(LIMIT_MS);
      socket.setTcpNoDelay(true);
      Talk talk = new Talk(socket);
      talk.expect("220");
      talk.say("EHLO bench.example").expect("250");
      for (int i = next.getAndIncrement(); i < nanos.length; i = next.getAndIncrement()) {
        byte[] mail = mail();
        long begin = System.nanoTime();
        talk.say("MAIL FROM:<" + SENDER + ">").expect("250");
        talk.say("RCPT TO:<15005550" + (200 + i % 100) + "@" + domain + ">").expect("250");
        talk.say("DATA").expect("354");
        talk.write(mail).say(".").expect("250");
        nanos[i] = System.nanoTime() - begin;
      }
      return null;
    }
  }

  private byte[] mail() {
    return """
        Date: Mon, 23 Nov 2026 12:00:00 +0000
        Message-ID: <%s.%s@bench.example>
        From: Bench <%s>
        Subject: A fax
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary=edge

        --edge
        Content-Type: text/plain

        Please fax this.
        --edge
        Content-Type: application/pdf; name=letter.pdf
        Content-Disposition: attachment; filename=letter.pdf
        Content-Transfer-Encoding: base64

        """
        .formatted(System.nanoTime(), IDS.incrementAndGet(), SENDER)
        .replace("\n", "\r\n")
        .concat(attachment)
        .concat("\r\n--edge--\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  /** What is said on one connection. */
  private static final class Talk {
    private final BufferedReader in;
    private final OutputStream out;

    Talk(Socket socket) throws IOException {
      this.in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      this.out = socket.getOutputStream();
    }

    Talk write(byte[] bytes) throws IOException {
      out.write(bytes);
      return this;
    }

    Talk say(String line) throws IOException {
      write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
      out.flush();
      return this;
    }

    void expect(String code) throws IOException {
      String line = in.readLine();
      while (line != null && line.length() > 3 && line.charAt(3) == '-') {
        line = in.readLine();
      }
      if (line == null || !line.startsWith(code)) {
        throw new IOException("Answered with " + line + " instead of " + code);
      }
    }
  }
}
