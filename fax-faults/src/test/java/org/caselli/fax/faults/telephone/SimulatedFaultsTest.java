package org.caselli.fax.faults.telephone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.caselli.fax.faults.telephone.Faults.Fault;
import org.caselli.fax.faults.telephone.Faults.Moment;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The switch in its own process, and what can be made to go wrong with it. */
class SimulatedFaultsTest {
  private static final String PASSWORD = "ClueCon";
  private static final String CALL = "11111111-2222-4333-8444-55555555000";

  @TempDir static Path directory;
  private static SwitchProcess simulated;
  private static int calls;

  @BeforeAll
  static void start() {
    simulated =
        new SwitchProcess(
            new SwitchProcess.Setup("test", directory, 0, PASSWORD, Duration.ofMillis(8)));
    simulated.start();
  }

  @AfterAll
  static void stop() {
    simulated.close();
  }

  @AfterEach
  void heal() {
    if (simulated.isRunning()) {
      simulated.heal();
    } else {
      simulated.start();
    }
  }

  @Test
  void a_call_goes_on_while_nobody_is_connected() throws IOException {
    simulated.at(Moment.PAGE_TOLD, OptionalInt.of(1), Optional.empty(), Fault.CUT);

    String call = dialled("15550000011", 3);
    while (simulated.state().path("traps").asInt() > 0) {
      Thread.onSpinWait();
    }

    try (TestClient client = client()) {
      awaitTheEnd(client, call);
      assertThat(client.api("db select/caselli_page/" + call)).isEqualTo("3");
      assertThat(client.api("db select/caselli/" + call)).isEqualTo("success");
    }
    assertThat(last().confirmed()).hasSize(3);
    assertThat(last().success()).isTrue();
  }

  @Test
  void a_switch_that_dies_in_the_middle_of_a_page_keeps_its_records_and_not_its_calls()
      throws IOException {
    simulated.at(Moment.MID_PAGE, OptionalInt.of(2), Optional.of("15550000012"), Fault.HALT);

    String call = dialled("15550000012", 3);
    assertThat(simulated.awaitDeath(Duration.ofSeconds(10))).isTrue();
    simulated.start();

    try (TestClient client = client()) {
      assertThat(client.api("uuid_exists " + call)).isEqualTo("false");
      assertThat(client.api("db select/caselli_page/" + call)).isEqualTo("1");
      assertThat(client.api("db select/caselli_end/" + call)).startsWith("-ERR");
    }
    assertThat(last().confirmed()).hasSize(1);
    assertThat(last().ended()).isPresent();
  }

  @Test
  void a_switch_may_forget_its_records() throws IOException {
    try (TestClient client = client()) {
      client.api("db insert/caselli/one/success");
    }

    simulated.kill();
    simulated.start(true);

    try (TestClient client = client()) {
      assertThat(client.api("db select/caselli/one")).startsWith("-ERR");
    }
  }

  @Test
  void a_half_open_connection_says_nothing_and_is_cut_when_the_switch_is_healed()
      throws IOException {
    try (TestClient client = client()) {
      simulated.now(Fault.HALF_OPEN);
      client.send("api version");
      simulated.heal();

      assertThatThrownBy(() -> client.until(frame -> false)).isInstanceOf(IOException.class);
    }
    try (TestClient client = client()) {
      assertThat(client.api("uuid_exists one")).isEqualTo("false");
    }
  }

  @Test
  void a_switch_that_refuses_cuts_and_closes_connections_at_once() throws IOException {
    try (TestClient client = client()) {
      simulated.now(Fault.REFUSE);

      assertThatThrownBy(() -> client.api("version")).isInstanceOf(IOException.class);
      assertThatThrownBy(SimulatedFaultsTest::client).isInstanceOf(IOException.class);
    }
  }

  @Test
  void a_wrong_password_is_told_and_the_connection_closed() throws IOException {
    try (TestClient client = new TestClient(simulated.port())) {
      client.next(frame -> frame.header("Content-Type").equals("auth/request"));

      assertThat(client.ask("auth wrong").header("Reply-Text")).isEqualTo("-ERR invalid");
      assertThatThrownBy(() -> client.until(frame -> false)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void a_resumed_call_sends_the_rest_of_the_pages() throws IOException {
    String call = dialled("15550000013", 3, ",fax_start_page=1");

    try (TestClient client = client()) {
      awaitTheEnd(client, call);
      assertThat(client.api("db select/caselli_page/" + call)).isEqualTo("2");
    }
    assertThat(last().confirmed().keySet()).containsExactly(2, 3);
  }

  @Test
  void a_fault_that_does_not_exist_is_refused() {
    assertThatThrownBy(() -> Fault.named("fire")).isInstanceOf(IllegalArgumentException.class);
  }

  private static TestClient client() throws IOException {
    return TestClient.admitted(simulated.port(), PASSWORD);
  }

  private static String dialled(String number, int pages) throws IOException {
    return dialled(number, pages, "");
  }

  /** Has a fax dialled with the hooks of the server, and the job's beginning answered. */
  private static String dialled(String number, int pages, String more) throws IOException {
    String call = CALL + calls++;
    Path file = directory.toRealPath().resolve("disk").resolve(call + ".tiff");
    Files.write(file, TestFaxes.of(pages, 1));
    try (TestClient client = client()) {
      client.ask(
          "bgapi originate {origination_uuid="
              + call
              + ",execute_on_fax_success='db insert/caselli/"
              + call
              + "/success',execute_on_fax_phase_d='execute_extension caselli_page XML caselli'"
              + ",api_hangup_hook='db insert/caselli_end/"
              + call
              + "/ended',execute_on_fax_result=hangup"
              + more
              + "}sofia/gateway/carrier/"
              + number
              + " &txfax("
              + file
              + ")");
      client.ask("event plain CHANNEL_ANSWER CHANNEL_DESTROY");
      return call;
    }
  }

  private static void awaitTheEnd(TestClient client, String call) throws IOException {
    while (client.api("db select/caselli_end/" + call).startsWith("-ERR")) {
      Thread.onSpinWait();
    }
  }

  private static CallHistory.Call last() throws IOException {
    List<CallHistory.Call> calls = CallHistory.read(simulated.log()).calls();
    return calls.get(calls.size() - 1);
  }
}
