package org.caselli.fax.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What WildFly's admin console shows, read as it reads it. */
@ExtendWith(FaxServer.class)
class ConsoleIT {
  private static final String BROKER = "subsystem=messaging-activemq/server=default/";
  private static final String FAX = "subsystem=caselli-fax";
  private static final String BEANS =
      "deployment=caselli-fax.ear/subdeployment=fax-ejb.jar/subsystem=ejb3/";

  private final FaxServer.Running running;
  private final Management management;

  ConsoleIT(FaxServer.Running running) {
    this.running = running;
    this.management = new Management(running.server());
  }

  @Test
  void the_console_is_there_for_who_has_a_login() throws IOException {
    HttpURLConnection page =
        (HttpURLConnection)
            running.server().management().resolve("/console/index.html").toURL().openConnection();

    assertThat(page.getResponseCode()).isEqualTo(200);
    assertThat(page.getContentType()).startsWith("text/html");
    assertThat(running.server().consolePassword()).isNotBlank();
  }

  @Test
  void queues_have_their_depth_and_their_consumers() {
    for (String queue : new String[] {"fax_prepare", "fax_dispatch", "fax_notify"}) {
      String address = BROKER + "jms-queue=" + queue;
      assertThat(management.read(address, "consumer-count").asInt()).as(queue).isPositive();
      assertThat(management.read(address, "message-count").isNumber()).as(queue).isTrue();
    }
  }

  @Test
  void an_accounts_queue_has_the_depth_of_what_waits() {
    FaxClient account = running.newAccount("depth");
    account.accountSetting("max_outbound", 0);
    String id = account.send(Documents.pdf("deep", 1), "+15005550000", Map.of());
    account.await(id, fax -> fax.path("status").asText().equals("pending"));
    String queue = BROKER + "runtime-queue=jms.queue.fax_outbound_" + account.account();

    Awaiting.value(
        "the depth of the queue",
        () -> management.has(queue) ? management.read(queue, "message-count").asInt() : 0,
        depth -> depth == 1);
    assertThat(management.read(queue, "consumer-count").asInt()).isZero();

    account.accountSetting("max_outbound", 1);
    account.ended(id);
    Awaiting.value(
        "the queue empty",
        () -> management.read(queue, "message-count").asInt(),
        depth -> depth == 0);
  }

  @Test
  void timers_are_listed_with_their_next_time() {
    JsonNode timers = management.read(BEANS + "singleton-bean=SweepTimer", "timers");

    assertThat(timers.findValuesAsText("info")).contains("sweep", "rare sweep", "notices");
    assertThat(timers.findValues("next-timeout")).allMatch(at -> at.asLong() > 0);
  }

  @Test
  void beans_listeners_and_the_datasource_are_counted() {
    String pool = "subsystem=datasources/data-source=FaxDS/statistics=pool";
    assertThat(management.read(pool, "ActiveCount").asInt()).isPositive();
    assertThat(management.read("subsystem=ejb3", "statistics-enabled").asBoolean()).isTrue();
    Awaiting.value(
        "the timer's invocations",
        () -> management.read(BEANS + "singleton-bean=SweepTimer", "invocations").asInt(),
        invocations -> invocations > 0);
    assertThat(
            management
                .read(
                    "subsystem=undertow/server=default-server/http-listener=default",
                    "request-count")
                .asLong())
        .isPositive();
  }

  @Test
  void sending_is_paused_and_resumed_in_the_model() {
    FaxClient account = running.newAccount("by the console");
    management.run("pause", FAX, "account", account.account());
    String id = account.send(Documents.pdf("paused", 1), "+15005550000", Map.of());
    account.await(id, fax -> fax.path("status").asText().equals("pending"));

    assertThat(management.read(FAX, "paused-accounts").toString()).contains(account.account());
    assertThat(management.read(FAX, "pending").asInt()).isPositive();
    assertThat(
            management
                .run("account-jobs", FAX, "account", account.account())
                .findValuesAsText("note"))
        .containsExactly("sending is paused");
    management.run("resume", FAX, "account", account.account());
    account.ended(id);

    try {
      management.run("write-attribute", FAX, "name", "paused", "value", "true");
      assertThat(management.read(FAX, "paused").asBoolean()).isTrue();
    } finally {
      management.run("write-attribute", FAX, "name", "paused", "value", "false");
    }
    assertThat(management.read(FAX, "paused").asBoolean()).isFalse();
    assertThatThrownBy(() -> management.run("restart-job", FAX, "job", "nonsense"))
        .hasMessageContaining("Not an id: nonsense");
  }

  @Test
  void the_fax_server_has_a_place_in_the_model() {
    assertThat(management.read(FAX, "application").asText()).isEqualTo("deployed");
  }
}
