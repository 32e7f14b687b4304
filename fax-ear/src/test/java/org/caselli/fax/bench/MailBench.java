package org.caselli.fax.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.caselli.fax.senders.MailPrograms;
import org.caselli.fax.senders.PostfixServer;
import org.caselli.fax.senders.Relay;

/**
 * How fast mails become faxes, from MAIL FROM to the 250 that says that the fax is stored, with a
 * PDF of 100 kB, over 1 and 50 connections. Beside it, in the same run, Postfix, which only keeps
 * the mail.
 */
public final class MailBench {
  private static final int[] CONNECTIONS = {1, 50};
  private static final int WARM_UP = 200;
  private static final int MAILS = 500;
  private static final int PDF_BYTES = 100_000;
  private static final int OVERHEAD = 700;
  private static final String DOMAIN = "bench.invalid";
  private static final int SMTP_PORT = 19_025;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final BenchServer server;
  private final HttpClient http = HttpClient.newHttpClient();
  private String token = "";

  private MailBench(Path data) {
    this.server = new BenchServer(data);
  }

  /** Argument: host:port of a mail server that takes mail to bench.invalid; none for Postfix. */
  public static void main(String[] arguments) throws Exception {
    System.out.printf(
        Locale.ROOT,
        "%d processors, Java %s, H2 file database; client and server share them%n%n",
        Runtime.getRuntime().availableProcessors(),
        Runtime.version().feature());
    Path directory = Files.createTempDirectory("caselli-bench");
    // Postfix' own users have to get to its part of it.
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    MailBench bench = new MailBench(Files.createDirectory(directory.resolve("server")));
    Optional<Path> postfix = MailPrograms.findServer("postfix");
    if (arguments.length > 0) {
      URI other = URI.create("smtp://" + arguments[0]);
      bench.run(Optional.of(new Other(arguments[0], other.getHost(), other.getPort())));
    } else if (postfix.isEmpty()) {
      System.out.println("Without Postfix: " + MailPrograms.MISSING + "\n");
      bench.run(Optional.empty());
    } else {
      Path place = Files.createDirectory(directory.resolve("postfix"));
      try (Relay relay = PostfixServer.discarding(postfix.get(), place, DOMAIN)) {
        bench.run(Optional.of(new Other("Postfix", "127.0.0.1", relay.port())));
      }
    }
  }

  /** Who takes the same mails. */
  private record Other(String name, String host, int port) {
    MailLoad load(byte[] pdf) {
      return new MailLoad(new InetSocketAddress(host, port), DOMAIN, pdf);
    }
  }

  private void run(Optional<Other> other) throws Exception {
    byte[] pdf = pdf();
    server.start("-Dcaselli.sandbox.pace=instant");
    try {
      MailLoad ours =
          new MailLoad(
              new InetSocketAddress("127.0.0.1", SMTP_PORT + BenchServer.OFFSET), faxbox(), pdf);
      System.out.println(MailLoad.head());
      ours.run("", 4, WARM_UP);
      for (int connections : CONNECTIONS) {
        settled();
        System.out.println(ours.run("Caselli Fax", connections, MAILS));
        if (other.isPresent()) {
          settled();
          System.out.println(other.get().load(pdf).run(other.get().name(), connections, MAILS));
        }
      }
    } finally {
      server.stop();
    }
  }

  /** A faxbox that takes mail from us, and its domain; the limits are not what is measured. */
  private String faxbox() throws IOException, InterruptedException {
    token =
        call("PUT", "/v2/api_auth", "{\"api_key\":\"" + kept("api-key") + "\"}")
            .path("auth_token")
            .asText();
    call("PATCH", "/v2/system_configs/fax", "{\"smtp_sender_hourly_mails\":0}");
    return call(
            "PUT",
            "/v2/accounts/" + kept("account-id") + "/faxboxes",
            "{\"name\":\"bench\",\"caller_id\":\""
                + kept("from-number")
                + "\",\"smtp_permission_list\":[\"bench.example\"]}")
        .at("/data/smtp_email_address")
        .asText();
  }

  /** Waits until nothing is on its way, so that no round pays for the one before. */
  private void settled() throws IOException, InterruptedException {
    long limit = System.nanoTime() + Duration.ofMinutes(10).toNanos();
    String path = "/v2/accounts/" + kept("account-id") + "/faxes/outgoing?page_size=1";
    while (call("GET", path, "{}").path("data").size() > 0) {
      if (System.nanoTime() > limit) {
        throw new IOException("Faxes are still on their way after ten minutes");
      }
      Thread.sleep(500);
    }
  }

  private JsonNode call(String method, String path, String data)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server.rest() + path))
            .header("Content-Type", "application/json")
            .method(
                method,
                method.equals("GET")
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofString("{\"data\":" + data + "}"));
    if (!token.isEmpty()) {
      request.header("X-Auth-Token", token);
    }
    var answer = http.send(request.build(), BodyHandlers.ofString());
    if (answer.statusCode() >= 300) {
      throw new IOException(path + " was answered with " + answer.body());
    }
    return JSON.readTree(answer.body());
  }

  private String kept(String file) throws IOException {
    return Files.readString(server.data().resolve(file)).strip();
  }

  /** A page, and as much that nobody sees as makes it 100 kB. */
  private static byte[] pdf() throws IOException {
    try (PDDocument document = new PDDocument()) {
      document.addPage(new PDPage());
      PDStream filler = new PDStream(document);
      byte[] noise = new byte[PDF_BYTES - OVERHEAD];
      new Random(1).nextBytes(noise);
      try (OutputStream out = filler.createOutputStream()) {
        out.write(noise);
      }
      document.getDocumentCatalog().getCOSObject().setItem(COSName.getPDFName("Filler"), filler);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      document.save(bytes);
      return bytes.toByteArray();
    }
  }
}
