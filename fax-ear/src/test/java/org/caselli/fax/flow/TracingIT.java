package org.caselli.fax.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One trace from the request to the attempt, in the API, the log and the notice. */
@ExtendWith(FaxServer.class)
class TracingIT {
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String GIVEN = "00-" + TRACE + "-00f067aa0ba902b7-01";
  private static final String BODY_END = "\r\n--%s--\r\n";

  private final HttpClient http = HttpClient.newHttpClient();
  private final FaxServer.Running running;

  TracingIT(FaxServer.Running running) {
    this.running = running;
  }

  @Test
  void the_trace_of_a_request_goes_on_to_the_attempt_the_log_and_the_notice() throws Exception {
    FaxClient account = running.newAccount("traced");

    HttpResponse<String> answer = submit(account);
    String id = new ObjectMapper().readTree(answer.body()).path("data").path("id").asText();
    account.ended(id);

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.headers().firstValue("traceresponse").orElse(""))
        .startsWith("00-" + TRACE + "-")
        .endsWith("-01")
        .isNotEqualTo(GIVEN);
    JsonNode attempt = account.attempts(id).get(0);
    assertThat(attempt.path("trace_id").asText()).isEqualTo(TRACE);
    assertThat(attempt.path("span_id").asText()).hasSize(16).isNotEqualTo("00f067aa0ba902b7");
    List<String> logged = logged();
    assertThat(logged).anyMatch(line -> line.contains("is ready to be sent"));
    assertThat(logged).anyMatch(line -> line.contains("DELIVERED"));
    Awaiting.value("the notice", this::noticeTraces, traces -> !traces.isEmpty());
    assertThat(noticeTraces()).allMatch(trace -> trace.startsWith("00-" + TRACE + "-"));
  }

  @Test
  void a_request_without_a_trace_begins_one() {
    FaxClient account = running.newAccount("untraced");

    String id = account.send(Documents.pdf("untraced", 1), "+15005550000", Map.of());
    account.ended(id);

    assertThat(account.attempts(id).get(0).path("trace_id").asText()).matches("[0-9a-f]{32}");
  }

  private HttpResponse<String> submit(FaxClient account) throws Exception {
    FaxClient.Upload pdf = Documents.pdf("traced", 1);
    Map<String, Object> more =
        Map.of("notifications", Map.of("email", Map.of("send_to", "traced@example.net")));
    String before = FaxClient.partsBefore(account.data("+15005550000", more), pdf.mediaType());
    String boundary = before.substring(2, before.indexOf('\r'));
    HttpRequest request =
        HttpRequest.newBuilder(
                running.server().rest().resolve("/v2/accounts/" + account.account() + "/faxes"))
            .header("X-Auth-Token", account.token())
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .header("traceparent", GIVEN)
            .PUT(
                BodyPublishers.concat(
                    BodyPublishers.ofString(before),
                    BodyPublishers.ofByteArray(pdf.bytes()),
                    BodyPublishers.ofString(String.format(BODY_END, boundary))))
            .build();
    return http.send(request, BodyHandlers.ofString());
  }

  private List<String> logged() throws Exception {
    return Files.readAllLines(running.server().data().resolve("server/log/server.log")).stream()
        .filter(line -> line.contains(TRACE))
        .toList();
  }

  private List<String> noticeTraces() {
    return running.mail().mails().stream()
        .filter(mail -> header(mail, "To").contains("traced@example.net"))
        .map(mail -> header(mail, "traceparent"))
        .toList();
  }

  private static String header(MimeMessage mail, String name) {
    try {
      return String.join(",", mail.getHeader(name));
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }
}
