package org.caselli.fax.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.caselli.fax.domain.call.OutcomeKind;
import org.caselli.fax.domain.job.JobState;
import org.caselli.fax.domain.job.Stage;
import org.caselli.fax.port.Measures;
import org.junit.jupiter.api.Test;

class MicrometerMeasuresTest {
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Measures measures = new MicrometerMeasures(meters);

  @Test
  void an_attempt_counts_by_its_outcome_with_its_pages_and_bad_rows() {
    measures.attemptEnded(OutcomeKind.BUSY, 0, 0);
    measures.attemptEnded(OutcomeKind.DELIVERED, 3, 7);

    assertThat(count("fax.attempts", "outcome", "busy")).isEqualTo(1);
    assertThat(count("fax.attempts", "outcome", "delivered")).isEqualTo(1);
    assertThat(count("fax.attempts", "outcome", "unknown")).isZero();
    assertThat(count("fax.pages.sent")).isEqualTo(3);
    assertThat(count("fax.bad.rows")).isEqualTo(7);
  }

  @Test
  void a_fax_counts_by_its_end_and_the_class_of_the_cause() {
    measures.faxEnded(JobState.COMPLETED, OutcomeKind.DELIVERED);
    measures.faxEnded(JobState.FAILED, OutcomeKind.NO_ANSWER);
    measures.faxEnded(JobState.CANCELLED, OutcomeKind.BUSY);
    measures.faxEnded(JobState.FAILED, OutcomeKind.DELIVERED);

    assertThat(count("fax.faxes.ended", "outcome", "delivered")).isEqualTo(1);
    assertThat(count("fax.faxes.ended", "cause", "no_answer")).isEqualTo(1);
    assertThat(count("fax.faxes.ended", "outcome", "cancelled")).isEqualTo(1);
    assertThat(count("fax.faxes.ended", "cause", "unknown")).isEqualTo(1);
  }

  @Test
  void times_are_kept_by_stage_and_a_stage_that_nobody_leaves_is_none() {
    measures.stageTook(Stage.SEND, Duration.ofSeconds(42));
    measures.stageTook(Stage.END, Duration.ofSeconds(1));

    assertThat(meters.get("fax.stage").tag("stage", "send").timer().totalTime(TimeUnit.SECONDS))
        .isEqualTo(42);
    assertThat(meters.find("fax.stage").tag("stage", "end").timer()).isNull();
  }

  @Test
  void all_series_are_there_before_anything_happens() {
    assertThat(meters.get("fax.attempts").counters()).hasSize(OutcomeKind.values().length);
    assertThat(meters.get("fax.notices").counters()).hasSize(Measures.NoticeTry.values().length);
    assertThat(meters.get("fax.conversion").timers()).hasSize(2);
    assertThat(meters.get("fax.rate.limited").counter().count()).isZero();
  }

  private double count(String name, String... tags) {
    return meters.get(name).tags(tags).counter().count();
  }
}
