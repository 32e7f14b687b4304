package org.caselli.fax.telephony.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caselli.fax.telephony.sandbox.Sandbox.test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.caselli.fax.domain.call.CallEnding;
import org.caselli.fax.domain.call.CallId;
import org.caselli.fax.domain.call.PageResult;
import org.caselli.fax.domain.call.TransmissionReport;
import org.caselli.fax.port.CallEvent;
import org.caselli.fax.port.CallFate;
import org.caselli.fax.port.CallLookUp;
import org.caselli.fax.port.CallRequest;
import org.caselli.fax.port.CallRequests;
import org.caselli.fax.port.TelephonyEngine.Acceptance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the sandbox leaves on disk, and what it finds there after a crash. */
class SandboxWitnessTest {
  @TempDir Path directory;

  @Test
  void the_log_tells_the_whole_course_of_a_call() throws IOException {
    Sandbox sandbox = new Sandbox(directory);
    CallRequest request = sandbox.to(test("000"), 2);

    sandbox.endOf(request);

    List<LogLine> lines = lines();
    assertThat(lines)
        .extracting(LogLine::event)
        .containsExactly("dialled", "answered", "page", "page", "ended");
    assertThat(lines)
        .allSatisfy(
            line -> {
              assertThat(line.call()).isEqualTo(request.call());
              assertThat(line.field("number")).isEqualTo(test("000"));
              assertThat(line.field("caller")).isEqualTo(request.callerNumber());
              assertThat(line.field("account")).isEqualTo(request.account());
            });
    assertThat(lines).extracting(LogLine::at).isSorted();
    assertThat(lines.get(3).field("sha256")).isEqualTo("digest-of-page-2");
    assertThat(lines.get(4).field("success")).isEqualTo("yes");
  }

  @Test
  void an_event_is_in_the_log_before_it_is_told() throws IOException {
    Sandbox sandbox = new Sandbox(directory);
    CallRequest request = sandbox.to(test("000"), 1);
    sandbox.hand(request);

    while (!sandbox.recorder.heard(request.call(), CallEvent.PageConfirmed.class)) {
      assertThat(sandbox.scheduler.runNext()).isTrue();
    }

    assertThat(lines()).extracting(LogLine::event).contains("page", "ended");
  }

  @Test
  void a_refused_duplicate_is_logged_and_not_dialled() throws IOException {
    Sandbox sandbox = new Sandbox(directory);
    CallRequest request = sandbox.to(test("160"), 1);
    sandbox.hand(request);
    sandbox.scheduler.advance(Duration.ofMinutes(1));

    sandbox.engine.send(request);
    sandbox.scheduler.advance(Duration.ofMinutes(1));

    assertThat(lines())
        .extracting(LogLine::event)
        .containsExactly("dialled", "answered", "refused");
  }

  @Test
  void the_paper_is_kept_when_a_page_went_through() throws IOException {
    Sandbox sandbox = new Sandbox(directory);
    CallRequest delivered = sandbox.to(test("000"), 2);
    CallRequest partial = sandbox.to(test("121"), 3);
    CallRequest busy = sandbox.to(test("017"), 1);
    CallRequest cancelled = sandbox.to(test("160"), 1);

    List.of(delivered, partial, busy).forEach(sandbox::endOf);
    sandbox.hand(cancelled);
    sandbox.engine.cancel(cancelled.call());
    sandbox.scheduler.advance(Duration.ofMinutes(1));

    assertThat(paper(delivered)).hasContent("2");
    assertThat(paper(partial)).hasContent("3");
    assertThat(paper(busy)).doesNotExist();
    assertThat(paper(cancelled)).doesNotExist();
  }

  @Test
  void only_the_latest_paper_is_kept() throws IOException {
    Path tray = directory.resolve("tray");
    ReceivedFaxes first = new ReceivedFaxes(tray, 2);
    CallRequests ids = new CallRequests();
    List<CallId> calls = List.of(ids.nextId(), ids.nextId(), ids.nextId());
    for (CallId call : calls.subList(0, 2)) {
      Files.writeString(first.fileOf(call), "a fax");
      first.keep(call);
    }

    ReceivedFaxes afterRestart = new ReceivedFaxes(tray, 2);
    Files.writeString(afterRestart.fileOf(calls.get(2)), "a fax");
    afterRestart.keep(calls.get(2));

    try (var files = Files.list(tray)) {
      assertThat(files).hasSize(2).contains(afterRestart.fileOf(calls.get(2)));
    }
  }

  @Test
  void a_call_that_ended_before_the_crash_is_found_as_it_was_reported() {
    Sandbox before = new Sandbox(directory);
    TransmissionReport delivered = before.endOf(before.to(test("130"), 3));
    TransmissionReport broken = before.endOf(before.to(test("121"), 3));
    TransmissionReport busy = before.endOf(before.to(test("017"), 3));

    Sandbox after = new Sandbox(directory);

    assertThat(found(after, delivered)).contains(delivered);
    assertThat(found(after, broken)).contains(broken);
    assertThat(found(after, busy)).contains(busy);
  }

  @Test
  void an_old_end_is_found_in_the_files() {
    Sandbox sandbox = new Sandbox(directory);
    TransmissionReport old = sandbox.endOf(sandbox.to(test("122"), 3));
    try (CallLog log = new CallLog(directory, CallLog.DEFAULT_FILE_BYTES)) {
      CallHistory forgetful = new CallHistory(log, sandbox.scheduler.clock());

      assertThat(forgetful.endOf(old.call())).contains(old);
    }
  }

  @Test
  void a_call_that_was_sending_at_the_crash_has_dropped_with_its_confirmed_pages() {
    Sandbox before = new Sandbox(directory);
    CallRequest request = before.to(test("140"), 3);
    before.hand(request);
    before.scheduler.advance(Duration.ofSeconds(61));

    Sandbox after = new Sandbox(directory);
    after.scheduler.advance(Duration.ofHours(1));

    TransmissionReport report = ended(after, request);
    assertThat(report.ending()).isEqualTo(CallEnding.FAX_RESULT);
    assertThat(report.success()).isFalse();
    assertThat(report.t30Code()).isEqualTo(OptionalInt.of(49));
    assertThat(report.pagesConfirmed()).isEqualTo(1);
    assertThat(report.pages()).extracting(PageResult::page).containsExactly(1);
    assertThat(after.recorder.of(request.call())).isEmpty();
    assertThat(ended(new Sandbox(directory), request)).isEqualTo(report);
  }

  @Test
  void a_call_that_was_ringing_at_the_crash_was_not_answered() {
    Sandbox before = new Sandbox(directory);
    CallRequest request = before.to(test("019"), 1);
    before.hand(request);
    before.scheduler.runDue();

    Sandbox after = new Sandbox(directory);

    TransmissionReport report = ended(after, request);
    assertThat(report.ending()).isEqualTo(CallEnding.NOT_ANSWERED);
    assertThat(report.pagesConfirmed()).isZero();
  }

  @Test
  void a_call_accepted_but_not_dialled_at_the_crash_was_never_made() {
    Sandbox before = new Sandbox(directory);
    CallRequest request = before.to(test("000"), 1);
    before.hand(request);

    Sandbox after = new Sandbox(directory);

    assertThat(fate(after, request)).isInstanceOf(CallFate.Never.class);
  }

  @Test
  void a_line_torn_by_the_crash_does_not_keep_the_sandbox_from_starting() throws IOException {
    Sandbox before = new Sandbox(directory);
    TransmissionReport delivered = before.endOf(before.to(test("000"), 1));
    CallRequest torn = before.to(test("000"), 1);
    Files.writeString(
        directory.resolve("calls.log"),
        "{\"at\":7,\"event\":\"dialled\",\"call\":\"" + torn.call() + "\",\"numb",
        StandardOpenOption.APPEND);

    Sandbox after = new Sandbox(directory);

    assertThat(fate(after, torn)).isInstanceOf(CallFate.Never.class);
    assertThat(found(after, delivered)).contains(delivered);
    assertThat(after.endOf(after.to(test("000"), 1)).success()).isTrue();
  }

  @Test
  void a_stopped_sandbox_says_no_more_and_its_calls_are_found_at_the_next_start() {
    Sandbox before = new Sandbox(directory);
    CallRequest request = before.to(test("140"), 3);
    before.hand(request);
    before.scheduler.advance(Duration.ofSeconds(61));

    before.engine.stop();
    before.scheduler.advance(Duration.ofHours(1));

    assertThat(before.recorder.report(request.call())).isEmpty();
    assertThat(before.engine.send(before.to(test("000"), 1))).isEqualTo(Acceptance.NO_SWITCH);
    assertThat(ended(new Sandbox(directory), request).pagesConfirmed()).isEqualTo(1);
  }

  @Test
  void a_listener_that_throws_does_not_keep_a_call_from_its_end() throws IOException {
    Sandbox sandbox = new Sandbox(directory.resolve("other"));
    SandboxSurroundings surroundings =
        new SandboxSurroundings(
            sandbox.scheduler.clock(),
            sandbox.scheduler,
            sandbox.files,
            sandbox.files,
            sandbox.hosted.hosting(sandbox.files));
    SandboxEngine engine = new SandboxEngine(surroundings, SandboxPace.shortened(), directory);
    engine.start(
        event -> {
          throw new IllegalStateException("The listener is ill");
        });

    engine.send(sandbox.to(test("000"), 1));
    sandbox.scheduler.advance(Duration.ofMinutes(1));

    assertThat(lines()).extracting(LogLine::event).endsWith("ended");
    assertThat(engine.health().links().get(0).calls()).isZero();
  }

  @Test
  void a_failure_of_the_hosted_numbers_ends_the_call_undialled() {
    Sandbox sandbox = new Sandbox(directory.resolve("other"));
    SandboxSurroundings surroundings =
        new SandboxSurroundings(
            sandbox.scheduler.clock(),
            sandbox.scheduler,
            sandbox.files,
            sandbox.files,
            sandbox.hosted.hosting(sandbox.files));
    SandboxEngine engine =
        new SandboxEngine(
            surroundings,
            SandboxPace.shortened(),
            directory,
            request -> {
              throw new IllegalStateException("The database is away");
            });
    engine.start(sandbox.recorder);
    CallRequest request = sandbox.to("+15551112222", 1);

    engine.send(request);
    sandbox.scheduler.advance(Duration.ofMinutes(1));

    sandbox.recorder.assertProper(request);
    assertThat(sandbox.recorder.report(request.call()).orElseThrow().ending())
        .isEqualTo(CallEnding.NOT_DIALLED);
  }

  private Path paper(CallRequest request) {
    return directory.resolve("pages").resolve(request.call() + ".tiff");
  }

  private List<LogLine> lines() throws IOException {
    return Files.readAllLines(directory.resolve("calls.log")).stream()
        .map(text -> LogLine.parse(text).orElseThrow())
        .toList();
  }

  private static Optional<TransmissionReport> found(Sandbox sandbox, TransmissionReport report) {
    CallFate fate = sandbox.engine.lookUp(new CallLookUp(report.call(), "sandbox", 0, 3));
    return fate instanceof CallFate.Ended end ? Optional.of(end.report()) : Optional.empty();
  }

  private static CallFate fate(Sandbox sandbox, CallRequest request) {
    return sandbox.engine.lookUp(
        new CallLookUp(request.call(), "", request.startPage(), request.totalPages()));
  }

  private static TransmissionReport ended(Sandbox sandbox, CallRequest request) {
    CallFate fate = fate(sandbox, request);
    assertThat(fate).isInstanceOf(CallFate.Ended.class);
    return ((CallFate.Ended) fate).report();
  }
}
