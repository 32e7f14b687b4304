package org.caselli.fax.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.IntFunction;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;

/**
 * How fast the REST interface is, at 1, 16 and 64 connections: submissions of a PDF of three pages,
 * and lists of an account with more and more faxes. Beside them, as a yardstick of the same run, a
 * request that reads one account.
 */
public final class ApiBench {
  private static final int[] CONNECTIONS = {1, 16, 64};
  private static final int WARM_UP = 300;
  private static final int READS = 2_000;
  private static final int SUBMISSIONS = 600;
  private static final int PAGES = 3;
  private static final String BOUNDARY = "fax-bench-boundary";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final BenchServer server;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private String token = "";
  private String account = "";
  private String number = "";

  private ApiBench(Path data) {
    this.server = new BenchServer(data);
  }

  /** Arguments: numbers of faxes in the account; none for 10000 100000 1000000. */
  public static void main(String[] arguments) throws Exception {
    List<Integer> sizes =
        arguments.length == 0
            ? List.of(10_000, 100_000, 1_000_000)
            : List.of(arguments).stream().map(Integer::valueOf).toList();
    System.out.printf(
        Locale.ROOT,
        "%d processors, Java %s, H2 file database; client and server share them%n%n",
        Runtime.getRuntime().availableProcessors(),
        Runtime.version().feature());
    new ApiBench(Files.createTempDirectory("caselli-bench")).run(sizes);
  }

  private void run(List<Integer> sizes) throws Exception {
    server.start("-Dcaselli.sandbox.pace=instant");
    try {
      signIn();
      unlimited();
      System.out.println(HttpLoad.Figures.head());
      HttpLoad reading = new HttpLoad(200);
      reading.run(16, WARM_UP * 10, i -> get(""));
      each("yardstick: one account", reading, READS, i -> get(""));
      lists(sizes, reading);
      submissions();
    } finally {
      server.stop();
    }
  }

  private void lists(List<Integer> sizes, HttpLoad reading) throws Exception {
    try (FaxRows rows = new FaxRows(server, dashed(account))) {
      for (int size : sizes) {
        rows.fill(size);
        for (String view : List.of("outbox", "inbox", "outgoing")) {
          list(reading, size, view, "/faxes/" + view);
        }
        list(reading, size, "outbox, a page in the middle", deep(size));
        list(reading, size, "outbox, one number", "/faxes/outbox?filter_to=%2B12120000004");
        search(size);
      }
    }
  }

  /** The longest search: for a word that no fax has, to the end of the list. */
  private void search(int size) throws Exception {
    long begin = System.nanoTime();
    int asked = 0;
    String next = "";
    do {
      JsonNode page = json(get("/faxes/outbox?search=nobody" + next));
      String key = page.path("next_start_key").asText();
      next = key.isEmpty() ? "" : "&start_key=" + URLEncoder.encode(key, StandardCharsets.UTF_8);
      asked++;
    } while (!next.isEmpty());
    System.out.printf(
        Locale.ROOT,
        "%,d faxes: a search that finds nothing, %d requests, %.1f s%n",
        size,
        asked,
        (System.nanoTime() - begin) / 1e9);
  }

  private void list(HttpLoad reading, int size, String what, String path) throws Exception {
    reading.run(16, WARM_UP, i -> get(path));
    each(String.format(Locale.ROOT, "%,d faxes: %s", size, what), reading, READS, i -> get(path));
  }

  /** A page of fifty that begins in the middle of the account's faxes. */
  private String deep(int size) {
    long middle = System.currentTimeMillis() / 1000 + 62_167_219_200L - 15L * size;
    return "/faxes/outbox?created_to=" + middle;
  }

  private void submissions() throws Exception {
    byte[] pdf = pdf();
    HttpLoad sending = new HttpLoad(202);
    IntFunction<HttpRequest> submission = i -> submit(pdf, i);
    sending.run(4, WARM_UP, submission);
    for (int connections : CONNECTIONS) {
      settled();
      System.out.println(
          sending
              .run(connections, SUBMISSIONS, submission)
              .row("submission of a PDF of three pages"));
    }
    long begin = System.nanoTime();
    settled();
    System.out.printf(
        Locale.ROOT,
        "%nThe last %d faxes were prepared and delivered %.0f s after the last was accepted.%n",
        SUBMISSIONS,
        (System.nanoTime() - begin) / 1e9);
  }

  /** Waits until nothing is on its way, so that no round pays for the one before. */
  private void settled() throws Exception {
    long limit = System.nanoTime() + Duration.ofMinutes(10).toNanos();
    while (json(get("/faxes/outgoing?page_size=1")).path("data").size() > 0) {
      if (System.nanoTime() > limit) {
        throw new IOException("Faxes are still on their way after ten minutes");
      }
      Thread.sleep(500);
    }
  }

  private static void each(String what, HttpLoad load, int count, IntFunction<HttpRequest> request)
      throws Exception {
    for (int connections : CONNECTIONS) {
      System.out.println(load.run(connections, count, request).row(what));
    }
  }

  private void signIn() throws IOException, InterruptedException {
    account = kept("account-id");
    number = kept("from-number");
    HttpRequest request =
        request("/v2/api_auth")
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString("{\"data\":{\"api_key\":\"" + kept("api-key") + "\"}}"))
            .build();
    token = json(request).path("auth_token").asText();
  }

  /** The limits that keep runaway clients away are not what is measured. */
  private void unlimited() throws IOException, InterruptedException {
    json(
        request("/v2/system_configs/fax")
            .header("Content-Type", "application/json")
            .method("PATCH", BodyPublishers.ofString("{\"data\":{\"api_rate_limit\":0}}"))
            .build());
  }

  private JsonNode json(HttpRequest request) throws IOException, InterruptedException {
    var answer = http.send(request, BodyHandlers.ofByteArray());
    JsonNode body = JSON.readTree(answer.body());
    if (answer.statusCode() >= 300) {
      throw new IOException(request + " was answered with " + body);
    }
    return body;
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server.rest() + path)).timeout(Duration.ofMinutes(2));
    return token.isEmpty() ? request : request.header("X-Auth-Token", token);
  }

  private HttpRequest get(String path) {
    return request("/v2/accounts/" + account + path).build();
  }

  /** To one of the hundred test numbers that take everything. */
  private HttpRequest submit(byte[] pdf, int index) {
    String to = String.format("+15005550%03d", 200 + index % 100);
    String before =
        "--%1$s\r\nContent-Type: application/json\r\n\r\n{\"data\":{\"to_number\":\"%2$s\",\"from_number\":\"%3$s\"}}\r\n--%1$s\r\nContent-Type: application/pdf\r\n\r\n"
            .formatted(BOUNDARY, to, number);
    BodyPublisher body =
        BodyPublishers.concat(
            BodyPublishers.ofString(before),
            BodyPublishers.ofByteArray(pdf),
            BodyPublishers.ofString("\r\n--" + BOUNDARY + "--\r\n"));
    return request("/v2/accounts/" + account + "/faxes")
        .header("Content-Type", "multipart/mixed; boundary=" + BOUNDARY)
        .PUT(body)
        .build();
  }

  private String kept(String file) throws IOException {
    return Files.readString(server.data().resolve(file), StandardCharsets.UTF_8).strip();
  }

  private static UUID dashed(String id) {
    return UUID.fromString(id.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5"));
  }

  private static byte[] pdf() throws IOException {
    try (PDDocument document = new PDDocument()) {
      for (int page = 1; page <= PAGES; page++) {
        PDPage sheet = new PDPage(PDRectangle.A4);
        document.addPage(sheet);
        try (PDPageContentStream content = new PDPageContentStream(document, sheet)) {
          content.setFont(new PDType1Font(FontName.HELVETICA), 11);
          for (int line = 0; line < 50; line++) {
            content.beginText();
            content.newLineAtOffset(60, 780 - 14 * line);
            content.showText("Page " + page + ", line " + line + " of a letter like many others");
            content.endText();
          }
        }
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      document.save(bytes);
      return bytes.toByteArray();
    }
  }
}
