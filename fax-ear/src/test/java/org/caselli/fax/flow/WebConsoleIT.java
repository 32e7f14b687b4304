package org.caselli.fax.flow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How the web console is served, and what the API has for it alone. */
@ExtendWith(FaxServer.class)
class WebConsoleIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ECHO = "+15005550170";
  private static final Pattern SCRIPT = Pattern.compile("src=\"(/assets/[^\"]+\\.js)\"");

  private final FaxServer.Running running;
  private final FaxClient client;

  WebConsoleIT(FaxServer.Running running) {
    this.running = running;
    this.client = running.client();
  }

  private HttpResponse<String> get(String path, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(running.server().rest().resolve(path)).header("Accept", "*/*");
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return HttpClient.newHttpClient()
        .send(request.build(), HttpResponse.BodyHandlers.ofString(UTF_8));
  }

  private static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  @Test
  void every_address_of_the_console_is_its_page_under_a_strict_policy() throws Exception {
    for (String path : new String[] {"/", "/inbox", "/outbox/123", "/admin/users/7", "/operate"}) {
      HttpResponse<String> page = get(path);

      assertThat(page.statusCode()).as(path).isEqualTo(200);
      assertThat(header(page, "Content-Type")).startsWith("text/html");
      assertThat(header(page, "Cache-Control")).isEqualTo("no-cache");
      assertThat(header(page, "X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(header(page, "Content-Security-Policy"))
          .startsWith("default-src 'none'; script-src 'self'; style-src 'self';")
          .contains("connect-src 'self';", "frame-ancestors 'none'")
          .doesNotContain("unsafe");
      assertThat(page.body()).doesNotContain("<style", " style=", " onload=");
    }
  }

  @Test
  void what_the_page_names_is_compressed_and_kept_for_ever() throws Exception {
    Matcher script = SCRIPT.matcher(get("/").body());
    assertThat(script.find()).isTrue();
    HttpResponse<String> plain = get(script.group(1));
    HttpResponse<String> small = get(script.group(1), "Accept-Encoding", "gzip, br");

    assertThat(plain.statusCode()).isEqualTo(200);
    assertThat(header(plain, "Content-Type")).startsWith("text/javascript");
    assertThat(header(plain, "Cache-Control")).contains("immutable");
    assertThat(header(small, "Content-Encoding")).isEqualTo("gzip");
    assertThat(Long.parseLong(header(small, "Content-Length")))
        .isLessThan(Long.parseLong(header(plain, "Content-Length")) / 2);
  }

  @Test
  void nothing_else_is_answered_with_the_page() throws Exception {
    for (String path :
        new String[] {"/nothing", "/assets/nothing.js", "/assets/../index.html", "/v2/nothing"}) {
      HttpResponse<String> answer = get(path);

      assertThat(answer.statusCode()).as(path).isIn(401, 404);
      assertThat(JSON.readTree(answer.body()).path("status").asText()).isEqualTo("error");
    }
  }

  @Test
  void a_document_is_seen_as_pages_before_it_is_sent() throws Exception {
    Answer seen =
        client.call(
            "POST",
            client.faxes() + "/preview?count=1&width=300",
            client.token(),
            "application/pdf",
            BodyPublishers.ofByteArray(Documents.pdf("preview", 2).bytes()));

    assertThat(seen.status()).as(seen.toString()).isEqualTo(200);
    assertThat(seen.data().path("count").asInt()).isEqualTo(2);
    assertThat(seen.data().path("pages")).hasSize(1);
    assertThat(seen.data().path("pages").path(0).path("png").binaryValue())
        .startsWith(0x89, 'P', 'N', 'G');
  }

  @Test
  void why_a_fax_failed_is_told_in_sentences_and_its_document_cannot_run() {
    String id = client.send(Documents.pdf("why", 1), "+15005550001", Map.of("retries", 1));
    client.ended(id);

    JsonNode told = client.get(client.faxes() + "/" + id + "/explanation?language=en").data();
    assertThat(told.path("what").asText()).contains("There is no such number.");
    assertThat(told.path("next").asText()).contains("not tried again");
    assertThat(told.path("advice").asText()).contains("Check the number");
    Answer original = client.get(client.faxes() + "/outbox/" + id + "/attachment?format=original");
    assertThat(original.header("Content-Security-Policy")).isEqualTo("default-src 'none'; sandbox");
    assertThat(original.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(original.header("Content-Disposition")).startsWith("attachment");
  }

  @Test
  void a_received_fax_is_unread_until_it_is_marked() {
    client.ended(client.send(Documents.pdf("echo", 1), ECHO, Map.of()));
    JsonNode fax = Awaiting.value("the echo", this::unreadEchoes, faxes -> faxes.size() > 0).get(0);
    String path = client.faxes() + "/inbox/" + fax.path("id").asText();

    Answer marked = client.patch(path, JSON.createObjectNode().put("unread", false));
    assertThat(marked.status()).as(marked.toString()).isEqualTo(200);
    assertThat(marked.data().path("unread").asBoolean(true)).isFalse();
    assertThat(unreadEchoes()).doesNotContain(fax);
    assertThat(client.patch(path, JSON.createObjectNode().put("pages", 3)).status()).isEqualTo(400);
  }

  private JsonNode unreadEchoes() {
    String query = "?filter_unread=true&filter_from_number=%2B15005550170";
    return client.get(client.faxes() + "/inbox" + query).data();
  }
}
