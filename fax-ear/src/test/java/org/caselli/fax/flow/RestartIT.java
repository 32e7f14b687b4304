package org.caselli.fax.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.caselli.fax.flow.CallsLog.Line;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is left of faxes when the server's process ends, in good order or not. */
@ExtendWith(FaxServer.class)
class RestartIT {
  /** Where the file proxy is after the restart. */
  private static final int MOVED = 30_961;

  private static final int NO_CONNECTION = 0;

  private final FaxServer.Running running;

  RestartIT(FaxServer.Running running) {
    this.running = running;
  }

  @Test
  void a_restart_keeps_faxes_that_were_sent_and_sends_those_that_wait() {
    FaxClient account = running.newAccount("restarted");
    String done = account.send(Documents.pdf("done", 1), "+15005550000", Map.of());
    account.ended(done);
    account.accountSetting("max_outbound", 0);
    String waiting = account.send(Documents.pdf("waits", 1), "+15005550000", Map.of());
    account.await(waiting, fax -> fax.path("status").asText().equals("pending"));
    String accountId = running.server().account();
    String key = running.server().apiKey();
    JsonNode before = account.fax(done);
    URI proxy = running.server().fileProxy();
    running.client().systemSetting("port", MOVED);

    running.server().stop();
    assertThat(answersDuring(running.server()::start)).isSubsetOf(NO_CONNECTION, 503, 401);

    assertThat(running.server().fileProxy().getPort()).isEqualTo(proxy.getPort() + MOVED - 30_950);
    assertThat(proxy).matches(RestartIT::isSilent).isNotEqualTo(running.server().fileProxy());

    assertThat(running.server().account()).isEqualTo(accountId);
    assertThat(running.server().apiKey()).isEqualTo(key);
    assertThat(account.fax(done)).isEqualTo(before);
    assertThat(account.fax(waiting).path("status").asText()).isEqualTo("pending");
    account.accountSetting("max_outbound", 10);
    assertThat(account.ended(waiting).path("status").asText()).isEqualTo("completed");
  }

  /** What a client without a token hears while something is done. */
  private Set<Integer> answersDuring(Runnable doing) {
    HttpClient http = HttpClient.newHttpClient();
    HttpRequest request =
        HttpRequest.newBuilder(running.server().rest().resolve("/v2/accounts")).build();
    Set<Integer> answers = new HashSet<>();
    CompletableFuture<Void> done = CompletableFuture.runAsync(doing);
    while (!isDone(done)) {
      try {
        answers.add(http.send(request, BodyHandlers.discarding()).statusCode());
      } catch (IOException e) {
        answers.add(NO_CONNECTION);
      } catch (InterruptedException e) {
        throw new IllegalStateException("Interrupted", e);
      }
    }
    return answers;
  }

  private static boolean isDone(CompletableFuture<Void> doing) {
    try {
      doing.get(100, TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException("The server did not start", e);
    }
  }

  private static boolean isSilent(URI address) {
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      return !socket.isConnected();
    } catch (IOException e) {
      return true;
    }
  }

  @Test
  void after_a_crash_in_the_middle_of_calls_every_fax_ends_and_no_page_is_sent_twice() {
    FaxClient account = running.newAccount("crashed");
    account.accountSetting("max_outbound", 0);
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      String number = String.format("+150055502%02d", i);
      ids.add(account.send(Documents.pdf("page", 4), number, Map.of("retries", 3)));
    }
    ids.forEach(id -> account.await(id, fax -> fax.path("status").asText().equals("pending")));
    account.accountSetting("max_outbound", 6);
    Awaiting.value(
        "pages of several calls",
        () -> running.server().calls().lines("page", account.account()),
        pages -> pages.size() > 6);

    running.server().kill();
    int dialled = running.server().calls().lines("dialled", account.account()).size();
    int ended = running.server().calls().lines("ended", account.account()).size();
    assertThat(dialled - ended).as("calls that the crash cut off").isPositive();
    running.server().start();

    Map<String, String> states =
        ids.stream()
            .collect(Collectors.toMap(id -> id, id -> account.ended(id).path("status").asText()));
    assertThat(states.values()).containsOnly("completed");
    Map<String, List<Integer>> pages =
        running.server().calls().lines("page", account.account()).stream()
            .collect(
                Collectors.groupingBy(
                    Line::number,
                    Collectors.mapping(line -> line.number("page"), Collectors.toList())));
    assertThat(pages).hasSize(24);
    assertThat(pages.values()).allMatch(sent -> sent.equals(List.of(1, 2, 3, 4)));
  }
}
