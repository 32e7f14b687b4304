package org.caselli.fax.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Submits faxes by REST, at a steady pace, while something else is measured. */
final class ScaleClient implements AutoCloseable {
  private static final int LINES = 4;
  private static final Duration PAUSE = Duration.ofMillis(400);
  private static final String BOUNDARY = "fax-bench-boundary";

  private final BenchServer server;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ExecutorService threads = Executors.newFixedThreadPool(LINES);
  private final List<Long> millis = Collections.synchronizedList(new ArrayList<>());
  private final String token;
  private volatile int failed;

  ScaleClient(BenchServer server) throws IOException, InterruptedException {
    this.server = server;
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server.rest() + "/v2/api_auth"))
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString("{\"data\":{\"api_key\":\"" + kept("api-key") + "\"}}"))
            .build();
    token =
        new ObjectMapper()
            .readTree(http.send(request, BodyHandlers.ofByteArray()).body())
            .path("auth_token")
            .asText();
  }

  private String kept(String name) throws IOException {
    return Files.readString(server.data().resolve(name)).strip();
  }

  /** Submits until it is closed: four lines, to the nodes in turn, one fax after the other. */
  void begin() {
    for (int line = 0; line < LINES; line++) {
      int number = line;
      threads.execute(() -> line(number));
    }
  }

  private void line(int number) {
    try {
      for (int i = 0; !threads.isShutdown(); i++) {
        long begin = System.nanoTime();
        if (http.send(submission(number, i), BodyHandlers.discarding()).statusCode() == 202) {
          millis.add((System.nanoTime() - begin) / 1_000_000);
        } else {
          failed++;
        }
        Thread.sleep(PAUSE.toMillis());
      }
    } catch (IOException e) {
      failed++;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private HttpRequest submission(int line, int index) throws IOException {
    String body =
        "--%1$s\r\nContent-Type: application/json\r\n\r\n{\"data\":{\"to_number\":\"+15005550%2$03d\",\"from_number\":\"%3$s\"}}\r\n--%1$s\r\nContent-Type: text/plain\r\n\r\nFax %2$d\r\n--%1$s--\r\n"
            .formatted(BOUNDARY, 200 + index % 100, kept("from-number"));
    String faxes = "/v2/accounts/" + kept("account-id") + "/faxes/outgoing";
    return HttpRequest.newBuilder(URI.create(server.rest(line) + faxes))
        .timeout(Duration.ofMinutes(1))
        .header("X-Auth-Token", token)
        .header("Content-Type", "multipart/mixed; boundary=" + BOUNDARY)
        .PUT(BodyPublishers.ofString(body))
        .build();
  }

  /** Milliseconds from a request to its answer, in order. */
  List<Long> took() {
    synchronized (millis) {
      return millis.stream().sorted().toList();
    }
  }

  /** Submissions that were not accepted. */
  int failed() {
    return failed;
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
