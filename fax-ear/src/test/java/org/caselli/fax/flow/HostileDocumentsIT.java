package org.caselli.fax.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.mail.MessagingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.caselli.fax.flow.FaxClient.Upload;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Documents that would end the server if it drew them itself. */
@ExtendWith(FaxServer.class)
class HostileDocumentsIT {
  private static final String DELIVERED = "+15005550000";

  private final FaxServer.Running running;
  private final FaxClient client;

  HostileDocumentsIT(FaxServer.Running running) {
    this.running = running;
    this.client = running.client();
  }

  @AfterEach
  void take_settings_back() {
    client.systemSetting("conversion_worker_memory", 256);
    client.systemSetting("convert_command_timeout", 180_000);
  }

  @Test
  void a_document_that_needs_too_much_memory_fails_with_a_notice_and_harms_no_other() {
    client.systemSetting("conversion_worker_memory", 64);
    Management management = new Management(running.server());
    long heapBefore = management.liveHeap();

    JsonNode fax = failsBesideOthers(HostilePdfs.endlessArray(), "memory@example.net");

    assertThat(fax.path("reason").asText()).contains("memory").endsWith(".");
    assertThat(management.liveHeap() - heapBefore).as("bytes").isLessThan(50L << 20);
    assertThat(workers()).hasSizeBetween(1, 4).allMatch(ProcessHandle::isAlive);
  }

  @Test
  void a_document_that_takes_too_long_fails_with_a_notice_and_harms_no_other() {
    client.systemSetting("convert_command_timeout", 3_000);

    JsonNode fax = failsBesideOthers(HostilePdfs.nestedForms(), "time@example.net");

    assertThat(fax.path("reason").asText()).contains("takes too long").endsWith(".");
  }

  @Test
  void workers_that_are_killed_come_back() {
    client.ended(client.send(Documents.pdf("before", 1), DELIVERED, Map.of()));
    assertThat(workers()).isNotEmpty();

    workers().forEach(ProcessHandle::destroyForcibly);

    JsonNode fax = client.ended(client.send(Documents.pdf("after", 1), DELIVERED, Map.of()));
    assertThat(fax.path("status").asText()).isEqualTo("completed");
  }

  private JsonNode failsBesideOthers(Upload hostile, String recipient) {
    FaxClient neighbour = running.newAccount("neighbour of " + recipient);
    String id =
        client.send(
            hostile,
            DELIVERED,
            Map.of("notifications", Map.of("email", Map.of("send_to", List.of(recipient)))));
    List<String> others = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      others.add(neighbour.send(Documents.pdf("beside", 2), DELIVERED, Map.of()));
    }

    JsonNode fax = client.ended(id);

    assertThat(fax.path("status").asText()).isEqualTo("failed");
    assertThat(client.attempts(id)).isEmpty();
    assertThat(others)
        .allSatisfy(
            other ->
                assertThat(neighbour.ended(other).path("status").asText()).isEqualTo("completed"));
    Awaiting.value("mail to " + recipient, () -> mailsTo(recipient), count -> count == 1);
    return fax;
  }

  private long mailsTo(String recipient) {
    return running.mail().mails().stream()
        .filter(
            mail -> {
              try {
                return mail.getAllRecipients()[0].toString().equals(recipient);
              } catch (MessagingException e) {
                throw new IllegalStateException(e);
              }
            })
        .count();
  }

  private List<ProcessHandle> workers() {
    try (Stream<ProcessHandle> children = running.server().process().children()) {
      return children
          .filter(
              child ->
                  child.info().commandLine().orElse("").contains("imaging.worker.ConversionWorker"))
          .toList();
    }
  }
}
