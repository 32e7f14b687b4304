package org.caselli.fax.faults.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A little of the fault table; {@code ./fax faults} plays the whole. */
class FaultsIT {
  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void nothing_is_lost_called_twice_or_told_falsely(int number)
      throws IOException, InterruptedException {
    Row row =
        FaultTable.rows().stream().filter(one -> one.number() == number).findAny().orElseThrow();
    Path checkout = Path.of(System.getProperty("fax.checkout", "..")).toAbsolutePath().normalize();

    RowResult result = row.run(new RunContext(checkout, directory, 1, true));

    assertThat(result.isClean()).as(result.json()).isTrue();
  }
}
