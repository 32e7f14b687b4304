package org.caselli.fax.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The port from which a switch fetches what it sends. */
@ExtendWith(FaxServer.class)
class FileProxyIT {
  private static final String SLOW = "+15005550140";
  private static final String DELIVERED = "+15005550000";
  private static final String LOGGING =
      "subsystem=undertow/server=fax-proxy/host=fax-proxy-host/setting=access-log";
  private static final Pattern FETCHED = Pattern.compile("GET (/fax/[0-9a-f]{64}\\.tiff) ");

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final FaxServer.Running running;
  private final ServerUnderTest server;

  FileProxyIT(FaxServer.Running running) {
    this.running = running;
    this.server = running.server();
  }

  @Test
  void a_living_call_has_its_file_whole_in_parts_and_by_its_headers() throws Exception {
    FaxClient client = running.newAccount("slow");
    String path =
        addressFetchedBy(
            () -> {
              String id = client.send(Documents.pdf("slow", 2), SLOW, Map.of());
              client.await(id, fax -> fax.path("stage").asText().equals("send"));
            });

    HttpResponse<byte[]> whole = ask("GET", path, "Accept", "*/*");
    assertThat(whole.statusCode()).isEqualTo(200);
    assertThat(whole.headers().firstValue("Content-Type")).hasValue("image/tiff");
    assertThat(Documents.pages(whole.body())).hasSize(2);

    HttpResponse<byte[]> head = ask("HEAD", path, "Accept", "*/*");
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.headers().firstValueAsLong("Content-Length")).hasValue(whole.body().length);
    String tag = head.headers().firstValue("ETag").orElseThrow();

    HttpResponse<byte[]> range = ask("GET", path, "Range", "bytes=8-107");
    assertThat(range.statusCode()).isEqualTo(206);
    assertThat(range.headers().firstValue("Content-Range"))
        .hasValue("bytes 8-107/" + whole.body().length);
    assertThat(range.body()).isEqualTo(Arrays.copyOfRange(whole.body(), 8, 108));
    assertThat(ask("GET", path, "If-None-Match", tag).statusCode()).isEqualTo(304);
    assertThat(ask("POST", path, "Accept", "*/*").statusCode()).isEqualTo(405);
    assertThat(status(server.rest(), path)).as("on the port of REST").isEqualTo(404);
  }

  @Test
  void the_address_is_dead_when_the_call_is_over() throws Exception {
    FaxClient client = running.newAccount("fast");
    String path =
        addressFetchedBy(
            () -> client.ended(client.send(Documents.pdf("fast", 1), DELIVERED, Map.of())));

    assertThat(ask("GET", path, "Accept", "*/*").statusCode()).isEqualTo(404);
    assertThat(ask("HEAD", path, "Accept", "*/*").statusCode()).isEqualTo(404);
  }

  @Test
  void nothing_else_is_to_be_had_on_that_port() throws Exception {
    for (String path :
        List.of(
            "/",
            "/fax",
            "/fax/",
            "/fax/" + "0".repeat(64) + ".tiff",
            "/fax/../v2/api_auth",
            "/fax/WEB-INF/web.xml",
            "/v2/api_auth",
            "/v2/accounts/" + server.account() + "/faxes/outbox",
            "/console",
            "/health/ready")) {
      assertThat(ask("GET", path, "Accept", "*/*").statusCode()).as(path).isEqualTo(404);
    }
  }

  /** Nobody but the switch knows an address, so the port's own log of requests has to tell it. */
  private String addressFetchedBy(Runnable sending) {
    Management management = new Management(server);
    if (!management.has(LOGGING)) {
      management.run("add", LOGGING, "pattern", "%r", "prefix", "proxy-requests.");
    }
    Path file = server.data().resolve("server/log/proxy-requests.log");
    int before = fetched(file).size();
    sending.run();
    return Awaiting.value("the request", () -> fetched(file), found -> found.size() > before)
        .get(before);
  }

  private static List<String> fetched(Path file) {
    try {
      return FETCHED
          .matcher(Files.exists(file) ? Files.readString(file) : "")
          .results()
          .map(match -> match.group(1))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HttpResponse<byte[]> ask(String method, String path, String header, String value)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(server.fileProxy().resolve(path))
            .method(method, BodyPublishers.noBody())
            .header(header, value)
            .build();
    return http.send(request, BodyHandlers.ofByteArray());
  }

  private int status(URI base, String path) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(base.resolve(path)).build();
    return http.send(request, BodyHandlers.discarding()).statusCode();
  }
}
