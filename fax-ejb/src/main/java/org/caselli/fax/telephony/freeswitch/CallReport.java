package org.caselli.fax.telephony.freeswitch;

import java.util.Optional;
import java.util.OptionalInt;
import org.caselli.fax.domain.call.CallEnding;
import org.caselli.fax.domain.call.TransmissionReport;

/** Makes the one report of a call out of what is known at its end. */
final class CallReport {
  private static final int SIP_OK = 200;
  private static final String LOST =
      "The connection to the switch was lost during the call; the switch says that ";

  private final CallPlan plan;
  private final CallProgress progress;

  CallReport(CallPlan plan, CallProgress progress) {
    this.plan = plan;
    this.progress = progress;
  }

  /** The switch has not begun the call, and will not do so any more. */
  TransmissionReport never(Optional<CallEnding> ours) {
    return of(ours.orElse(CallEnding.NOT_DIALLED))
        .reason("The switch was told to dial, and did not begin the call")
        .build();
  }

  /** Nothing was dialled. */
  TransmissionReport notDialled(String reason) {
    return of(CallEnding.NOT_DIALLED).reason(reason).build();
  }

  /** Nothing was dialled, and nothing will be as long as the configuration stays as it is. */
  TransmissionReport undiallable(String cause, String reason) {
    return of(CallEnding.NOT_ANSWERED).hangupCause(cause).reason(reason).build();
  }

  TransmissionReport unknown(String reason) {
    return of(CallEnding.UNKNOWN).reason(reason).build();
  }

  /** Ended by us before the switch was told to dial. */
  TransmissionReport cancelled() {
    return of(CallEnding.CANCELLED).build();
  }

  /**
   * From events; pages whose events were missed are told first.
   *
   * @param ours how the call ended if it was our doing
   */
  TransmissionReport of(CallFacts facts, Optional<CallEnding> ours) {
    Optional<FaxResult> result = facts.result();
    result.ifPresent(r -> progress.confirmed(r.confirmed(), Optional.empty()));
    boolean success = result.filter(r -> r.success() && isWhole(r)).isPresent();
    boolean answered = progress.isAnswered() || facts.wasAnswered();
    CallEnding natural =
        result.isPresent()
            ? CallEnding.FAX_RESULT
            : answered ? CallEnding.NO_FAX_RESULT : CallEnding.NOT_ANSWERED;
    CallEnding ending = success || facts.endedByFarEnd() ? natural : ours.orElse(natural);
    TransmissionReport.Builder report = of(ending).success(success);
    facts.cause().ifPresent(report::hangupCause);
    facts.q850().ifPresent(report::q850);
    OptionalInt sip = facts.sipStatus(answered);
    if (sip.isPresent() || answered) {
      report.sipStatus(sip.orElse(SIP_OK));
    }
    result.ifPresent(r -> describe(report, r, success));
    facts.refusal().ifPresent(text -> report.reason("The switch cannot send the file: " + text));
    facts
        .complaint()
        .ifPresent(text -> report.reason("The switch refuses the originate command: " + text));
    return report.build();
  }

  private void describe(TransmissionReport.Builder report, FaxResult result, boolean success) {
    report.facts(result.facts());
    if (result.success() && !success) {
      String text = incomplete(plan.withTotal(result.total()));
      report.t30(result.code(), text).reason(text);
    } else if (result.code() >= 0) {
      report.t30(result.code(), result.text());
    }
  }

  private String incomplete() {
    return incomplete(plan);
  }

  private String incomplete(CallPlan wanted) {
    return "The switch reports success, but only "
        + progress.pages().size()
        + " of "
        + wanted.pagesToSend().orElse(0)
        + " pages were confirmed";
  }

  /** Success is believed only when every page that was to be sent is confirmed. */
  private boolean isWhole(FaxResult result) {
    return result.confirmed() > 0
        && result.confirmed() >= plan.withTotal(result.total()).pagesToSend().orElse(1);
  }

  /** From what the switch kept, together with the events that were heard. */
  TransmissionReport of(CallRecords.Found found, CallFacts facts, Optional<CallEnding> ours) {
    if (found.success().isEmpty() && facts.tellsEnd(progress.isAnswered())) {
      return of(facts, ours);
    }
    if (found.success().isPresent() || found.ended() || found.isBrokenOff(plan)) {
      return of(found, ours);
    }
    if (ours.isPresent()) {
      return of(facts, ours);
    }
    return unknown("The switch lost the call and kept no record of its end");
  }

  /**
   * From what the switch kept, after the events were missed. Without a count of its own, a success
   * stands for all pages.
   */
  TransmissionReport of(CallRecords.Found found, Optional<CallEnding> ours) {
    if (found.success().orElse(false) && found.pages().isEmpty()) {
      plan.pagesToSend().ifPresent(pages -> progress.confirmed(pages, Optional.empty()));
    }
    found.pages().ifPresent(pages -> progress.confirmed(pages, Optional.empty()));
    if (found.isBrokenOff(plan)) {
      return of(ours.orElse(CallEnding.NO_FAX_RESULT))
          .reason("The switch was restarted during the call")
          .build();
    }
    if (found.success().isEmpty()) {
      CallEnding natural =
          progress.isAnswered() ? CallEnding.NO_FAX_RESULT : CallEnding.NOT_ANSWERED;
      return of(ours.orElse(natural)).reason(LOST + "it ended without a fax").build();
    }
    if (found.success().get()) {
      int missing = plan.pagesToSend().orElse(0) - progress.pages().size();
      return missing > 0
          ? of(CallEnding.FAX_RESULT).t30(0, incomplete()).reason(incomplete()).build()
          : of(CallEnding.FAX_RESULT).success(true).t30(0, "OK").build();
    }
    return of(ours.orElse(CallEnding.FAX_RESULT)).reason(LOST + "the fax failed").build();
  }

  private TransmissionReport.Builder of(CallEnding ending) {
    TransmissionReport.Builder report =
        TransmissionReport.of(plan.call(), progress.now(), ending)
            .switchName(progress.switchName())
            .pages(progress.pages())
            .pagesConfirmed(progress.pages().size());
    progress.negotiation().ifPresent(report::negotiation);
    return report;
  }
}
