package org.caselli.fax.domain.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobStateTest {
  @ParameterizedTest
  @CsvSource({
    "PREPARING,  PENDING FAILED CANCELLED,            false",
    "PENDING,    PROCESSING FAILED CANCELLED,         false",
    "PROCESSING, PENDING COMPLETED FAILED CANCELLED,  false",
    "COMPLETED,  '',                                  true",
    "FAILED,     PREPARING PENDING,                   true",
    "CANCELLED,  PREPARING PENDING,                   true"
  })
  void a_job_moves_only_along_the_table(JobState from, String allowed, boolean isFinal) {
    Set<String> mayBecome = Set.of(allowed.split(" "));

    for (JobState to : JobState.values()) {
      assertThat(from.mayBecome(to))
          .as("%s to %s", from, to)
          .isEqualTo(mayBecome.contains(to.name()));
    }
    assertThat(from.isFinal()).isEqualTo(isFinal);
  }
}
