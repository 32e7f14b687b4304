package org.caselli.fax.telephony.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.caselli.fax.domain.call.AttemptOutcome;
import org.caselli.fax.domain.call.TransmissionReport;
import org.caselli.fax.port.CallRequest;
import org.caselli.fax.port.CallRequests;
import org.caselli.fax.port.EventRecorder;
import org.caselli.fax.port.TelephonyEngine.Acceptance;

/** A started sandbox with its real numbering plan, on a clock of the test. */
final class Sandbox {
  final SettableScheduler scheduler = new SettableScheduler();
  final FakeFiles files = new FakeFiles();
  final RecordingHostedNumbers hosted = new RecordingHostedNumbers();
  final EventRecorder recorder = new EventRecorder();
  final CallRequests requests = new CallRequests();
  final SandboxEngine engine;
  final Path directory;

  Sandbox(Path directory) {
    this(directory, SandboxPace.shortened());
  }

  Sandbox(Path directory, SandboxPace pace) {
    this.directory = directory;
    SandboxSurroundings surroundings =
        new SandboxSurroundings(scheduler.clock(), scheduler, files, files, hosted.hosting(files));
    this.engine = new SandboxEngine(surroundings, pace, directory);
    engine.start(recorder);
  }

  /** The test number that ends in {@code ccc}. */
  static String test(String ccc) {
    return "+15005550" + ccc;
  }

  CallRequest to(String number, int pages) {
    return requests.to(number, FakeFiles.file(pages), pages);
  }

  void hand(CallRequest request) {
    assertThat(engine.send(request)).isEqualTo(Acceptance.ACCEPTED);
  }

  /** Makes the call and lets it run to its end, within an hour of the test's clock. */
  TransmissionReport endOf(CallRequest request) {
    hand(request);
    scheduler.advance(Duration.ofHours(1));
    recorder.assertProper(request);
    return recorder.report(request.call()).orElseThrow();
  }

  AttemptOutcome outcomeOf(CallRequest request) {
    return AttemptOutcome.of(endOf(request));
  }
}
