package org.caselli.fax.telephony.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.caselli.fax.domain.call.CallId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallLogTest {
  private static final long LARGE = 1_000_000;

  @TempDir Path directory;

  @Test
  void a_line_is_one_flat_JSON_object() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("number", "15005550000");
    fields.put("page", "2");

    String json = new LogLine(1_700L, "page", call(1), fields).render();

    assertThat(json)
        .isEqualTo(
            "{\"at\":1700,\"event\":\"page\",\"call\":\"00000000-0000-0000-0000-000000000001\","
                + "\"number\":\"15005550000\",\"page\":2}\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "plain",
        "\"},{\"event\":\"ended\"",
        "back\\slash\\\\ \\u0041",
        "line\r\nbreak\t\0",
        "\u00fcml\u00e4ut \u4f20\u771f \ud83d\udce0",
        "$1 ${x}"
      })
  void any_text_comes_back_as_it_was(String text) {
    LogLine line = new LogLine(5, "dialled", call(1), Map.of("caller", text));

    String json = line.render();

    assertThat(json.lines()).hasSize(1);
    assertThat(LogLine.parse(json.strip())).contains(line);
  }

  @Test
  void lines_outlive_the_log_and_come_back_in_order() {
    CallLog first = new CallLog(directory, LARGE);
    first.append(List.of(line(1), line(2)));
    first.close();

    try (CallLog second = new CallLog(directory, LARGE)) {
      second.append(List.of(line(3)));

      assertThat(times(second)).containsExactly(1L, 2L, 3L);
    }
  }

  @Test
  void a_line_torn_by_a_crash_is_left_out_and_spoils_no_other() throws IOException {
    CallLog first = new CallLog(directory, LARGE);
    first.append(List.of(line(1)));
    first.close();
    Files.writeString(
        directory.resolve("calls.log"), "{\"at\":2,\"event\":\"dia", StandardOpenOption.APPEND);

    try (CallLog second = new CallLog(directory, LARGE)) {
      second.append(List.of(line(3)));

      assertThat(times(second)).containsExactly(1L, 3L);
    }
  }

  @Test
  void a_full_file_is_put_aside_and_the_oldest_is_dropped() throws IOException {
    try (CallLog log = new CallLog(directory, 3L * line(10).render().length())) {
      for (int time = 10; time < 30; time++) {
        log.append(List.of(line(time)));
      }

      assertThat(times(log)).isSorted().endsWith(27L, 28L, 29L).hasSizeBetween(10, 12);
      try (var files = Files.list(directory)) {
        assertThat(files.map(file -> file.getFileName().toString()))
            .containsExactlyInAnyOrder("calls.log", "calls.1.log", "calls.2.log", "calls.3.log");
      }
    }
  }

  private static List<Long> times(CallLog log) {
    List<Long> times = new ArrayList<>();
    log.read(text -> LogLine.parse(text).ifPresent(line -> times.add(line.at())));
    return times;
  }

  private static LogLine line(long at) {
    return new LogLine(at, "answered", call(at), Map.of());
  }

  private static CallId call(long number) {
    return new CallId(new UUID(0, number));
  }
}
