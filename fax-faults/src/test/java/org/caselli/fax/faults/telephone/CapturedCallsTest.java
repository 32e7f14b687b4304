package org.caselli.fax.faults.telephone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The simulated switch against recordings of a real one: told the same, it says the same events in
 * the same order, with the same values of what the server reads.
 */
class CapturedCallsTest {
  private static final String PASSWORD = "ClueCon of tests";
  private static final String JOB = "BACKGROUND_JOB";

  @TempDir Path directory;
  private SimulatedSwitch simulated;
  private TestClient client;

  @BeforeEach
  void start() throws IOException {
    simulated =
        new SimulatedSwitch(
            new SimulatedSwitch.Terms("test", 0, PASSWORD, directory, Duration.ofMillis(8), false));
    client = TestClient.admitted(simulated.port(), PASSWORD);
  }

  @AfterEach
  void stop() throws IOException {
    client.close();
    simulated.close();
  }

  @ParameterizedTest
  @CsvSource({
    "ok-t38-3p-fine-g4, 15550000001, 3",
    "ok-audio-3p-fine-g4, 15550000001, 3",
    "recover-success, 15550000001, 3",
    "ctl-hangup-on-result, 15550100001, 1",
    "recover-dropped, 15553300001, 10",
    "fail-midpage-t38, 15553000001, 1",
    "recover-busy, 15551000001, 1",
    "fail-busy, 15551000001, 1",
    "fail-unallocated, 15559000001, 1",
    "fail-noanswer, 15552000001, 1",
    "fail-noanswer-remote, 15552100001, 1",
    "fail-voice-silence, 15558000001, 1"
  })
  void a_call_is_told_as_it_was_recorded(String scenario, String number, int pages)
      throws IOException {
    Capture capture = Capture.named(scenario);

    begin(capture, number, pages);

    assertThat(read(capture, untilTheEnd(capture))).isEqualTo(read(capture, capture.said()));
  }

  @ParameterizedTest
  @CsvSource({
    "ctl-cancel-ringing, 15552000001, CHANNEL_PROGRESS",
    "ctl-cancel-midpage, 15555900001, spandsp::txfaxnegociateresult"
  })
  void a_call_that_is_killed_is_told_as_it_was_recorded(
      String scenario, String number, String moment) throws IOException {
    Capture capture = Capture.named(scenario);

    begin(capture, number, 1);
    List<Frame> said = new ArrayList<>(client.until(frame -> frame.name().equals(moment)));
    client.send("api uuid_kill " + capture.channel() + " NORMAL_CLEARING");
    said.addAll(untilTheEnd(capture));

    assertThat(read(capture, said)).isEqualTo(read(capture, capture.said()));
  }

  @Test
  void a_file_that_is_missing_is_told_as_it_was_recorded() throws IOException {
    Capture capture = Capture.named("file-missing");

    subscribe(capture);
    client.send(capture.originate());

    assertThat(read(capture, untilTheEnd(capture))).isEqualTo(read(capture, capture.said()));
  }

  @Test
  void a_second_call_of_a_living_id_is_refused_and_the_first_goes_on() throws IOException {
    Capture capture = Capture.named("fail-duplicate-uuid");
    begin(capture, "15552000001", 1);

    List<Frame> said = new ArrayList<>(client.until(isNamed("CHANNEL_PROGRESS")));
    client.send(readdressed(capture, "15552000001", 1).replace(capture.job(), "second"));
    said.addAll(untilTheEnd(capture));

    assertThat(said)
        .filteredOn(frame -> frame.header("Job-UUID").equals("second") && isNamed(JOB).test(frame))
        .extracting(Frame::body)
        .containsExactly("-ERR DESTINATION_OUT_OF_ORDER\n");
    assertThat(read(capture, said)).isEqualTo(read(capture, capture.said()));
  }

  @ParameterizedTest
  @CsvSource({
    "recover-success, 15550000001",
    "recover-dropped, 15553300001",
    "recover-busy, 15551000001"
  })
  void what_a_call_leaves_in_mod_db_is_what_was_recorded(String scenario, String number)
      throws IOException {
    Capture capture = Capture.named(scenario);
    begin(capture, number, scenario.equals("recover-dropped") ? 10 : 3);
    untilTheEnd(capture);

    for (String realm : List.of("caselli", "caselli_page", "caselli_end")) {
      String question = "db select/" + realm + "/" + capture.channel();

      assertThat(client.api(question).strip())
          .as(question)
          .isEqualTo(recordedAnswers(capture, "api " + question).strip());
    }
    assertThat(client.api("uuid_exists " + capture.channel())).isEqualTo("false");
  }

  /** What the real switch answered when it was asked last before the removal. */
  private static String recordedAnswers(Capture capture, String question) {
    List<String> asked = capture.told().stream().filter(t -> t.startsWith("api ")).toList();
    List<Frame> answers =
        capture.said().stream()
            .filter(frame -> frame.header("Content-Type").equals("api/response"))
            .toList();
    int removal = asked.indexOf(question.replace("select/", "delete/"));
    return answers.get(asked.subList(0, removal).lastIndexOf(question)).body();
  }

  private void begin(Capture capture, String number, int pages) throws IOException {
    subscribe(capture);
    client.send(readdressed(capture, number, pages));
  }

  private void subscribe(Capture capture) throws IOException {
    client.ask(capture.command(text -> text.startsWith("event plain ")));
  }

  /** The recorded originate to a machine of the number plan, with a file that is there. */
  private String readdressed(Capture capture, String number, int pages) throws IOException {
    Path file = directory.resolve("disk").resolve(capture.channel() + ".tiff");
    Files.write(file, TestFaxes.of(pages, 1));
    return capture
        .originate()
        .replaceFirst("}sofia/\\S+", "}sofia/gateway/carrier/" + number)
        .replaceFirst("&txfax\\(.*?\\)", "&txfax(" + file + ")")
        .replaceFirst("originate_timeout=(6|8)", "originate_timeout=1");
  }

  private List<Frame> untilTheEnd(Capture capture) throws IOException {
    return client.until(
        frame -> frame.isOf(capture.channel()) && frame.name().equals("CHANNEL_DESTROY"));
  }

  private static Predicate<Frame> isNamed(String name) {
    return frame -> frame.name().equals(name);
  }

  /** The events of the call; the order of a refused job among them is not fixed. */
  private static List<String> read(Capture capture, List<Frame> said) {
    List<String> events = new ArrayList<>();
    List<String> refused = new ArrayList<>();
    for (Frame frame : said) {
      if (frame.isOf(capture.channel())) {
        events.add(frame.asRead());
      } else if (isNamed(JOB).test(frame) && frame.header("Job-UUID").equals(capture.job())) {
        (frame.body().startsWith("+OK") ? events : refused).add(frame.body());
      }
    }
    events.addAll(refused);
    return events;
  }
}
