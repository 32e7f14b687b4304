package org.caselli.fax.telephony.sandbox;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.caselli.fax.domain.call.CallEnding;
import org.caselli.fax.domain.call.CallId;
import org.caselli.fax.domain.call.PageResult;
import org.caselli.fax.domain.call.TransmissionReport;

/**
 * How calls ended, as far back as the log reaches: what a switch finds in its own store. A call
 * that was dialled and has no end in the log died with the process that carried it; {@link
 * #recover} writes its end. Thread-safe.
 */
final class CallHistory {
  /** Ends kept in memory, so that a sweep after a crash does not read the log for each call. */
  private static final int REMEMBERED = 4_096;

  /** How many of them are read back at a start. */
  private static final int READ_AT_START = 1_000;

  private final CallLog log;
  private final Clock clock;
  private final Map<CallId, TransmissionReport> ends = new LinkedHashMap<>();

  CallHistory(CallLog log, Clock clock) {
    this.log = log;
    this.clock = clock;
  }

  /**
   * Ends in the log what was left without an end, and returns how many calls that were. Reads the
   * log twice, as parsing every line of it would keep the start waiting for seconds.
   */
  int recover() {
    Set<String> unended = new LinkedHashSet<>();
    Set<String> latest = new LinkedHashSet<>();
    log.read(text -> LogLine.Heading.of(text).ifPresent(h -> sort(h, unended, latest)));
    Map<String, Trace> traces = new LinkedHashMap<>();
    Set<String> wanted = new HashSet<>(unended);
    wanted.addAll(latest);
    if (!wanted.isEmpty()) {
      log.read(text -> follow(traces, wanted, text));
    }
    for (Trace trace : traces.values()) {
      remember(trace.report().orElseGet(() -> endNow(trace)));
    }
    return unended.size();
  }

  private static void sort(LogLine.Heading heading, Set<String> unended, Set<String> latest) {
    if (heading.event().equals(CallLines.DIALLED)) {
      unended.add(heading.call());
    } else if (heading.event().equals(EndLine.EVENT)) {
      unended.remove(heading.call());
      latest.add(heading.call());
      if (latest.size() > READ_AT_START) {
        removeFirst(latest);
      }
    }
  }

  private static void follow(Map<String, Trace> traces, Set<String> wanted, String text) {
    LogLine.Heading.of(text)
        .filter(heading -> wanted.contains(heading.call()))
        .flatMap(heading -> LogLine.parse(text))
        .ifPresent(
            line -> traces.computeIfAbsent(line.call().toString(), call -> new Trace()).add(line));
  }

  private TransmissionReport endNow(Trace trace) {
    TransmissionReport report = trace.dropped(clock.instant());
    log.append(List.of(EndLine.of(report, trace.parties())));
    return report;
  }

  private static <T> void removeFirst(Set<T> set) {
    Iterator<T> first = set.iterator();
    first.next();
    first.remove();
  }

  /** Keeps the end of a call at hand; it is in the log already. */
  synchronized void remember(TransmissionReport report) {
    ends.put(report.call(), report);
    if (ends.size() > REMEMBERED) {
      removeFirst(ends.keySet());
    }
  }

  /** How the call ended; empty when the log knows of no end. Reads files unless it was lately. */
  Optional<TransmissionReport> endOf(CallId call) {
    Optional<TransmissionReport> recent = remembered(call);
    return recent.isPresent() ? recent : logged(call);
  }

  private synchronized Optional<TransmissionReport> remembered(CallId call) {
    return Optional.ofNullable(ends.get(call));
  }

  private Optional<TransmissionReport> logged(CallId call) {
    Map<String, Trace> traces = new LinkedHashMap<>();
    Set<String> wanted = Set.of(call.toString());
    log.read(text -> follow(traces, wanted, text));
    return traces.values().stream().findFirst().flatMap(Trace::report);
  }

  /** The lines of one call. */
  private static final class Trace {
    private final List<LogLine> lines = new ArrayList<>();

    void add(LogLine line) {
      lines.add(line);
    }

    /** As the end of the call was logged; empty when it has no end. */
    Optional<TransmissionReport> report() {
      return lines.stream()
          .filter(line -> line.event().equals(EndLine.EVENT))
          .findFirst()
          .map(line -> EndLine.report(line, pages()));
    }

    List<PageResult> pages() {
      Set<Integer> seen = new HashSet<>();
      return lines.stream()
          .filter(line -> line.event().equals(PageLine.EVENT))
          .map(PageLine::page)
          .filter(page -> seen.add(page.page()))
          .toList();
    }

    Map<String, String> parties() {
      return CallLines.partiesOf(lines.get(0));
    }

    /** The report of a call whose switch died: T.30 49 once answered, else a failed network. */
    TransmissionReport dropped(Instant now) {
      CallId call = lines.get(0).call();
      boolean answered = lines.stream().anyMatch(l -> l.event().equals(CallLines.ANSWERED));
      TransmissionReport.Builder report =
          TransmissionReport.of(
                  call, now, answered ? CallEnding.FAX_RESULT : CallEnding.NOT_ANSWERED)
              .hangupCause("NORMAL_TEMPORARY_FAILURE")
              .pages(pages())
              .pagesConfirmed(pages().size())
              .switchName(SandboxEngine.NAME)
              .reason("The sandbox was stopped during the call");
      if (answered) {
        report.t30(T30Failure.CALL_DROPPED.code(), T30Failure.CALL_DROPPED.text());
      }
      return report.build();
    }
  }
}
