package org.caselli.fax.faults.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.caselli.fax.faults.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A little of the fault table, one row after the other on one server. */
class FaultsIT {
  private static final Set<Integer> NUMBERS = Set.of(1, 2, 6, 7, 10);

  @TempDir private Path directory;

  @Test
  void nothing_is_lost_called_twice_told_falsely_or_stuck()
      throws IOException, InterruptedException {
    Path checkout = Path.of(System.getProperty("fax.checkout", "..")).toAbsolutePath().normalize();
    RunContext brief = new RunContext(checkout, directory, 1, true, Soak.brief(), List.of());

    try (Scene scene = Scene.open(brief, ServerOptions.usual().withMessages())) {
      for (OneServerRow row : rows()) {
        Tally tally = new Tally(row);
        row.play(scene, brief, tally);
        assertThat(tally.result().runs()).as(row.title()).isPositive();
      }
      Verdict verdict = scene.judge();

      assertThat(verdict.sins()).isEmpty();
      assertThat(verdict.faxes()).isEqualTo(scene.accepted().all().size());
    }
  }

  private static List<OneServerRow> rows() {
    return FaultTable.rows().stream()
        .filter(row -> NUMBERS.contains(row.number()))
        .map(OneServerRow.class::cast)
        .toList();
  }
}
