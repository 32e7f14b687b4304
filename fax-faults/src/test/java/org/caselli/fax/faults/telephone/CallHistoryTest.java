package org.caselli.fax.faults.telephone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.caselli.fax.faults.telephone.CallHistory.Happening;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallHistoryTest {
  @TempDir Path directory;

  @Test
  void a_call_is_read_back_as_it_was_logged() throws IOException {
    try (CallLog log = new CallLog(file())) {
      log.write(Happening.STARTED, "");
      begun(log, "one");
      log.write(Happening.PAGE, "one", "page", 2, "digest", "b");
      log.write(Happening.RESULT, "one", "code", 0, "success", true);
      log.write(Happening.ENDED, "one");
    }

    CallHistory.Call call = CallHistory.read(file()).calls().get(0);

    assertThat(call.number()).isEqualTo("15550000001");
    assertThat(call.startPage()).isEqualTo(1);
    assertThat(call.document()).containsExactly("a", "b");
    assertThat(call.confirmed()).isEqualTo(Map.of(2, "b"));
    assertThat(call.success()).isTrue();
    assertThat(call.ended()).isPresent();
  }

  @Test
  void a_call_ends_with_the_life_of_its_switch() throws IOException {
    try (CallLog log = new CallLog(file())) {
      begun(log, "one");
      log.write(Happening.DIED, "");
      log.write(Happening.STARTED, "");
      begun(log, "two");
    }

    List<CallHistory.Call> calls = CallHistory.read(file()).calls();

    assertThat(calls.get(0).ended()).isPresent();
    assertThat(calls.get(1).ended()).isEmpty();
    assertThat(calls.get(0).overlaps(calls.get(1))).isFalse();
  }

  @Test
  void an_id_that_is_dialled_again_is_another_call() throws IOException {
    try (CallLog log = new CallLog(file())) {
      begun(log, "one");
      log.write(Happening.ENDED, "one");
      begun(log, "one");
    }

    assertThat(CallHistory.read(file()).calls()).hasSize(2);
  }

  @Test
  void a_line_that_a_death_has_cut_is_left_out_and_spoils_no_other() throws IOException {
    Files.writeString(
        file(), "{\"at\":\"2026-11-23T12:00:00Z\",\"event\":\"started\"}\n{\"at\":\"20");
    assertThat(CallHistory.read(file()).calls()).isEmpty();

    try (CallLog log = new CallLog(file())) {
      begun(log, "one");
    }

    assertThat(CallHistory.read(file()).calls()).hasSize(1);
  }

  private static void begun(CallLog log, String call) {
    log.write(
        Happening.BEGUN,
        call,
        "number",
        "15550000001",
        "start_page",
        1,
        "document",
        List.of("a", "b"));
  }

  private Path file() {
    return directory.resolve("calls.jsonl");
  }
}
