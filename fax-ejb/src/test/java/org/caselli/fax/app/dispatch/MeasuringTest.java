package org.caselli.fax.app.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.caselli.fax.domain.call.CallEnding;
import org.caselli.fax.domain.call.TransmissionReport;
import org.caselli.fax.fixture.AttemptReports;
import org.caselli.fax.store.OwnDatabase;
import org.caselli.fax.store.Store;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is counted when calls end. */
class MeasuringTest {
  @RegisterExtension static final OwnDatabase DATABASE = new OwnDatabase();

  private Outbound out;
  private UUID account;

  @BeforeEach
  void start() {
    out = new Outbound(DATABASE.get());
    account = out.store.account();
  }

  private Instant now() {
    return out.store.clock.instant();
  }

  private UUID attemptOf(UUID job) {
    return out.job(job).attemptId().orElseThrow();
  }

  @Test
  void a_delivered_fax_counts_once_as_an_attempt_and_once_as_a_fax() {
    UUID job = out.submit(account, Store.freshNumber(), 3);
    out.run();
    TransmissionReport report = AttemptReports.delivered(attemptOf(job), 2, now());

    out.end(report);
    out.end(report);

    assertThat(out.measures.facts("claimed")).contains("claimed 1");
    assertThat(out.measures.facts("attempt")).containsExactly("attempt delivered 2 0");
    assertThat(out.measures.facts("fax")).containsExactly("fax completed delivered");
  }

  @Test
  void an_attempt_that_is_repeated_is_no_end_of_the_fax() {
    UUID job = out.submit(account, Store.freshNumber(), 2);
    out.run();

    out.end(AttemptReports.ended(attemptOf(job), CallEnding.TIMED_OUT, now()));

    assertThat(out.measures.facts("attempt")).containsExactly("attempt timed_out 0 0");
    assertThat(out.measures.facts("fax")).isEmpty();
  }

  @Test
  void a_fax_that_fails_counts_with_the_cause_of_its_last_attempt() {
    UUID job = out.submit(account, Store.freshNumber(), 1);
    out.run();

    out.end(AttemptReports.ended(attemptOf(job), CallEnding.TIMED_OUT, now()));

    assertThat(out.measures.facts("fax")).containsExactly("fax failed timed_out");
  }

  @Test
  void the_stages_of_a_call_are_timed() {
    UUID job = out.submit(account, Store.freshNumber(), 1);
    out.run();
    out.advance(Duration.ofSeconds(7));

    out.end(AttemptReports.delivered(attemptOf(job), 1, now()));

    assertThat(out.measures.facts("stage")).containsExactly("stage acquire pt7s");
  }
}
