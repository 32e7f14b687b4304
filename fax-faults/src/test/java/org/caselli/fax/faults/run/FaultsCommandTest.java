package org.caselli.fax.faults.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.caselli.fax.faults.Verdict;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What is printed of rows, and how the command ends. */
class FaultsCommandTest {
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final List<RunContext> asked = new ArrayList<>();

  /** A row that finds what it is told to find. */
  private final class Told implements Row {
    private final int number;
    private final Verdict verdict;

    private Told(int number, Verdict verdict) {
      this.number = number;
      this.verdict = verdict;
    }

    @Override
    public int number() {
      return number;
    }

    @Override
    public String title() {
      return "told " + number;
    }

    @Override
    public int usualRuns() {
      return 3;
    }

    @Override
    public RowResult run(RunContext context) {
      asked.add(context);
      Tally tally = new Tally(this);
      for (int run = 1; run <= context.runs(); run++) {
        tally.run();
        tally.recovered(Duration.ofMillis(run * 100L));
      }
      tally.judged(verdict);
      return tally.result();
    }
  }

  private static Verdict clean(int faxes) {
    return new Verdict(faxes, List.of(), List.of(), List.of(), List.of());
  }

  private static Verdict lost(int faxes) {
    return new Verdict(faxes, List.of("one is lost"), List.of(), List.of(), List.of());
  }

  private int run(List<Row> table, String... arguments) {
    CommandLine line =
        FaultsCommand.line(table, new PrintStream(printed, true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));
    return line.execute(arguments);
  }

  private String printed() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  @Test
  void each_row_is_a_json_object() {
    int status = run(List.of(new Told(1, clean(9)), new Told(2, clean(4))), "--json");

    assertThat(status).isZero();
    assertThat(printed().lines())
        .containsExactly(
            "{\"row\":1,\"runs\":3,\"faxes\":9,\"lost\":0,\"called_twice\":0,"
                + "\"false_reports\":0,\"stuck\":0,\"recovery_ms_p50\":200,\"recovery_ms_max\":300}",
            "{\"row\":2,\"runs\":3,\"faxes\":4,\"lost\":0,\"called_twice\":0,"
                + "\"false_reports\":0,\"stuck\":0,\"recovery_ms_p50\":200,\"recovery_ms_max\":300}");
  }

  @Test
  void only_the_rows_that_are_asked_for_are_played_so_often_as_is_asked() {
    run(List.of(new Told(1, clean(1)), new Told(2, clean(1))), "--row", "2", "--runs", "7");

    assertThat(asked).extracting(RunContext::runs).containsExactly(7);
    assertThat(printed()).contains("told 2").doesNotContain("told 1");
  }

  @Test
  void the_long_row_is_as_long_as_is_asked() {
    run(List.of(new Told(12, clean(1))), "--minutes", "5", "--faxes", "600");

    assertThat(asked)
        .extracting(RunContext::soak)
        .containsExactly(new Soak(Duration.ofMinutes(5), 600));
    assertThat(run(List.of(new Told(12, clean(1))), "--faxes", "0")).isEqualTo(2);
  }

  @Test
  void a_sin_ends_the_command_with_1() {
    assertThat(run(List.of(new Told(1, lost(5)), new Told(2, clean(1))))).isEqualTo(1);
    assertThat(asked).hasSize(2);
  }

  @Test
  void a_row_that_was_never_played_proves_nothing() {
    Row idle = new Told(1, clean(0));

    assertThat(new Tally(idle).result().isClean()).isFalse();
  }

  @Test
  void a_row_that_is_not_there_is_wrong_usage() {
    assertThat(run(List.of(new Told(1, clean(1))), "--row", "99")).isEqualTo(2);
    assertThat(asked).isEmpty();
  }
}
