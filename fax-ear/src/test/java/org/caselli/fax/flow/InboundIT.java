package org.caselli.fax.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.caselli.fax.telephony.freeswitch.FetchingSwitch;
import org.caselli.fax.telephony.freeswitch.HandingSwitch;
import org.caselli.fax.telephony.freeswitch.HandingSwitch.HandedCall;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Faxes that switches hand over, as recorded, to the built application. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIf("org.caselli.fax.flow.ServerDatabase#isPresent")
class InboundIT {
  private static final int PATIENCE = 60;
  private static final String AUDIO = "inbound-socket-async-full";

  private final HandingSwitch telephone = new HandingSwitch();
  private ServerUnderTest server;
  private FaxClient client;
  private byte[] tiff;

  @BeforeAll
  void start(@TempDir Path directory) throws IOException {
    Path password = Files.writeString(directory.resolve("password"), FetchingSwitch.password());
    Path data = Files.createDirectory(directory.resolve("data"));
    server =
        new ServerUnderTest(
            data,
            ServerDatabase.chosen(data),
            "",
            List.of(
                "--engine",
                "freeswitch",
                "--switch",
                telephone.listens(),
                "--switch-password-file",
                password.toString(),
                "--dial-string",
                "sofia/gateway/carrier/{number}"));
    server.start();
    client = new FaxClient(server);
    telephone.delivers("+15551110001");
    client.ended(client.send(Documents.pdf("inbound", 1), "+15551110001", Map.of()));
    tiff = telephone.files().get(0);
  }

  @AfterAll
  void stop() {
    server.stop();
    telephone.close();
  }

  private HandedCall call(String scenario) {
    return telephone.call(server.eventSockets(), scenario, client.number(), tiff);
  }

  private JsonNode inbox(HandedCall call) {
    String path = client.faxes() + "/inbox/" + call.fax();
    return Awaiting.value(
            "fax of call " + call.fax(), () -> client.get(path), answer -> answer.status() == 200)
        .data();
  }

  private void isErased(HandedCall call) {
    assertThat(call.isOver(PATIENCE)).isTrue();
    Awaiting.value("files on the switch", telephone::filesLeft, left -> left == 0);
  }

  @ParameterizedTest
  @CsvSource({AUDIO + ", false", "inbound-socket-async-full-t38, true"})
  void a_fax_arrives_in_the_inbox_and_leaves_the_switch(String scenario, boolean t38) {
    HandedCall call = call(scenario);

    JsonNode fax = inbox(call);

    isErased(call);
    JsonNode result = fax.path("rx_result");
    assertThat(result.path("success").asBoolean()).isTrue();
    assertThat(result.path("transferred_pages").asInt()).isEqualTo(1);
    assertThat(result.path("t38_used").asBoolean()).isEqualTo(t38);
    assertThat(client.document("inbox", call.fax(), "original")).isEqualTo(tiff);
    assertThat(call.executed())
        .contains("set(fax_ident=" + client.number() + ")", "set(fax_enable_t38=true)", "answer()")
        .contains("rxfax(/tmp/received_file_" + call.fax() + ".tiff)");
  }

  @Test
  void a_number_that_nobody_has_is_not_answered() {
    HandedCall call = telephone.call(server.eventSockets(), AUDIO, "+15559990000", tiff);

    assertThat(call.isOver(PATIENCE)).isTrue();
    assertThat(call.executed()).isEmpty();
    assertThat(call.heard().toString()).contains("hangup-cause: UNALLOCATED_NUMBER");
  }

  @Test
  void an_upload_that_is_refused_is_asked_for_again() {
    telephone.refuseUploads(2);

    HandedCall call = call("inbound-socket-put-refused");

    assertThat(inbox(call).path("rx_result").path("success").asBoolean()).isTrue();
    isErased(call);
  }

  @Test
  void an_upload_that_is_answered_500_is_asked_for_again() throws IOException {
    AtomicInteger asked = new AtomicInteger();
    HttpClient http = HttpClient.newHttpClient();
    HttpServer proxy =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    proxy.createContext(
        "/",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          int status = 500;
          if (asked.incrementAndGet() > 1) {
            URI real = server.fileProxy().resolve(exchange.getRequestURI());
            try {
              HttpRequest put =
                  HttpRequest.newBuilder(real).PUT(BodyPublishers.ofByteArray(body)).build();
              status = http.send(put, BodyHandlers.discarding()).statusCode();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          }
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    proxy.start();
    client.systemSetting("file_proxy_address", "http://127.0.0.1:" + proxy.getAddress().getPort());
    try {
      HandedCall call = call("inbound-socket-put-500");

      assertThat(inbox(call).path("rx_result").path("success").asBoolean()).isTrue();
      isErased(call);
      assertThat(asked.get()).isEqualTo(2);
    } finally {
      client.systemSetting("file_proxy_address", "");
      proxy.stop(0);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "inbound-socket-caller-hangup, The call dropped prematurely",
    "inbound-socket-voice-caller, Timed out waiting for the first message"
  })
  void a_call_without_a_page_is_on_record_with_the_real_reason(String scenario, String reason) {
    HandedCall call = telephone.call(server.eventSockets(), scenario, client.number(), new byte[0]);

    JsonNode fax = inbox(call);

    assertThat(call.isOver(PATIENCE)).isTrue();
    assertThat(fax.path("rx_result").path("success").asBoolean(true)).isFalse();
    assertThat(fax.path("rx_result").path("result_text").asText()).isEqualTo(reason);
    assertThat(client.list("incoming")).isEmpty();
  }

  @Test
  void ten_at_once_all_arrive() {
    List<HandedCall> calls = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      calls.add(call(AUDIO));
    }

    assertThat(calls)
        .allSatisfy(
            call -> assertThat(inbox(call).path("rx_result").path("success").asBoolean()).isTrue());
    calls.forEach(this::isErased);
  }

  @Test
  void a_server_that_is_killed_between_the_result_and_the_upload_collects_the_file_later() {
    telephone.holdUploads();
    int before = telephone.uploads().size();
    HandedCall call = call(AUDIO);
    Awaiting.value("uploads", () -> telephone.uploads().size(), size -> size > before);

    server.kill();
    telephone.goOn();
    server.start();
    client = new FaxClient(server);

    assertThat(inbox(call).path("rx_result").path("success").asBoolean()).isTrue();
    assertThat(client.document("inbox", call.fax(), "original")).isEqualTo(tiff);
    isErased(call);
  }
}
