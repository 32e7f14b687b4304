package org.caselli.fax.domain.call;

import java.util.Objects;
import java.util.Optional;

/**
 * What one attempt came to: its kind, whether dialling again can help, and the flattened {@code
 * result_*} view of Kazoo's API, which is filled for every failure so that reschedule rules match
 * (ADR 0006). The separate results stay in the {@link TransmissionReport}.
 *
 * @param kind what it came to
 * @param transience whether trying again can help
 * @param resultCode a SIP status: the call's own, 200 on success, 487 for a failure after the
 *     answer, 500 for a fault of ours, 400 for a number or document of the user's
 * @param resultText T.30 text, else the hangup cause, else the reason
 * @param resultCause hangup cause
 * @param sentence one sentence for people, without a full stop
 */
public record AttemptOutcome(
    OutcomeKind kind,
    Transience transience,
    int resultCode,
    String resultText,
    String resultCause,
    String sentence) {

  private static final int SIP_OK = 200;
  private static final int SIP_TERMINATED = 487;
  private static final int SERVER_FAULT = 500;

  public AttemptOutcome {
    Objects.requireNonNull(kind);
    Objects.requireNonNull(transience);
    Objects.requireNonNull(resultText);
    Objects.requireNonNull(resultCause);
    Objects.requireNonNull(sentence);
  }

  public boolean isDelivered() {
    return kind == OutcomeKind.DELIVERED;
  }

  /** Whether it counts against {@code retries}: what was never dialled does not. */
  public boolean usesUpAnAttempt() {
    return kind != OutcomeKind.NOT_DIALLED;
  }

  /** The same failure, after which nothing more is tried; uses up an attempt. */
  public AttemptOutcome forGood(String why) {
    return new AttemptOutcome(
        OutcomeKind.CALL_FAILED, Transience.PERMANENT, resultCode, why, resultCause, why);
  }

  /** The same, and it may be tried again whatever it is. */
  public AttemptOutcome tryAgain() {
    return new AttemptOutcome(
        kind, Transience.TRANSIENT, resultCode, resultText, resultCause, sentence);
  }

  /**
   * The same for a fax of which every page was confirmed by the far end: it was delivered, however
   * the call ended, as long as no T.30 result says otherwise.
   */
  public AttemptOutcome withAllPages(TransmissionReport report) {
    return switch (report.ending()) {
      case FAX_RESULT, NOT_DIALLED, NOT_ANSWERED -> this;
      case NO_FAX_RESULT, TIMED_OUT, CANCELLED, UNKNOWN -> delivered(report);
    };
  }

  /** Judges a report. Pure. */
  public static AttemptOutcome of(TransmissionReport report) {
    return switch (report.ending()) {
      case NOT_DIALLED ->
          ours(OutcomeKind.NOT_DIALLED, Transience.TRANSIENT, "NOT_DIALLED", report.reason());
      case NOT_ANSWERED -> notAnswered(report);
      case NO_FAX_RESULT -> noFax(report);
      case FAX_RESULT -> report.success() ? delivered(report) : faxFailed(report);
      case TIMED_OUT ->
          ours(OutcomeKind.TIMED_OUT, Transience.TRANSIENT, "TIMED_OUT", report.reason());
      case CANCELLED ->
          new AttemptOutcome(
              OutcomeKind.CANCELLED,
              Transience.PERMANENT,
              SIP_TERMINATED,
              "ORIGINATOR_CANCEL",
              "ORIGINATOR_CANCEL",
              "The fax was cancelled");
      case UNKNOWN -> ours(OutcomeKind.UNKNOWN, Transience.PERMANENT, "UNKNOWN", report.reason());
    };
  }

  private static AttemptOutcome ours(
      OutcomeKind kind, Transience transience, String cause, String reason) {
    String sentence = reason.isEmpty() ? defaultSentence(kind) : reason;
    return new AttemptOutcome(kind, transience, SERVER_FAULT, sentence, cause, sentence);
  }

  private static String defaultSentence(OutcomeKind kind) {
    return switch (kind) {
      case UNKNOWN -> "The connection to the switch was lost and nobody knows how the call ended";
      case TIMED_OUT -> "The call made no progress in time";
      default -> "The call was not made";
    };
  }

  private static AttemptOutcome delivered(TransmissionReport report) {
    return new AttemptOutcome(
        OutcomeKind.DELIVERED,
        Transience.TRANSIENT,
        SIP_OK,
        report.t30Text().filter(AttemptOutcome::says).orElse("OK"),
        cause(report, HangupCause.NORMAL_CLEARING),
        "The fax was delivered");
  }

  private static AttemptOutcome faxFailed(TransmissionReport report) {
    Optional<T30Result> t30 = T30Result.of(report.t30Code());
    boolean file = t30.map(T30Result::isFileFault).orElse(false);
    String text = report.t30Text().filter(AttemptOutcome::says).orElse("The fax protocol failed");
    return new AttemptOutcome(
        file ? OutcomeKind.DOCUMENT_FAILURE : OutcomeKind.PROTOCOL_FAILURE,
        t30.map(T30Result::transience).orElse(Transience.TRANSIENT),
        SIP_TERMINATED,
        text,
        cause(report, HangupCause.NORMAL_CLEARING),
        text);
  }

  private static AttemptOutcome noFax(TransmissionReport report) {
    String text =
        report.reason().isEmpty() ? "The call was answered, but not by a fax" : report.reason();
    return new AttemptOutcome(
        OutcomeKind.PROTOCOL_FAILURE,
        Transience.TRANSIENT,
        SIP_TERMINATED,
        text,
        cause(report, HangupCause.NORMAL_CLEARING),
        text);
  }

  private static AttemptOutcome notAnswered(TransmissionReport report) {
    String cause = cause(report, HangupCause.NORMAL_UNSPECIFIED);
    Optional<HangupCause> known = HangupCause.named(cause);
    int code = report.sipStatus().orElse(SERVER_FAULT);
    return new AttemptOutcome(
        known.map(AttemptOutcome::kindOf).orElse(OutcomeKind.CALL_FAILED),
        known.map(HangupCause::transience).orElse(Transience.TRANSIENT),
        code >= SIP_OK && code < SIP_OK + 100 ? SIP_TERMINATED : code,
        cause,
        cause,
        report.reason().isEmpty()
            ? known.map(HangupCause::sentence).orElse("The call failed: " + cause)
            : report.reason());
  }

  private static String cause(TransmissionReport report, HangupCause otherwise) {
    return report.hangupCause().filter(AttemptOutcome::says).orElse(otherwise.name());
  }

  private static boolean says(String text) {
    return !text.isBlank();
  }

  private static OutcomeKind kindOf(HangupCause cause) {
    return switch (cause) {
      case USER_BUSY, BUSY_EVERYWHERE -> OutcomeKind.BUSY;
      case NO_ANSWER, NO_USER_RESPONSE, SUBSCRIBER_ABSENT, USER_NOT_REGISTERED, NO_PICKUP ->
          OutcomeKind.NO_ANSWER;
      case CALL_REJECTED,
          DECLINE,
          UNWANTED,
          OUTGOING_CALL_BARRED,
          INCOMING_CALL_BARRED,
          BEARERCAPABILITY_NOTAUTH,
          FACILITY_REJECTED ->
          OutcomeKind.REFUSED;
      case UNALLOCATED_NUMBER,
          NO_ROUTE_TRANSIT_NET,
          NO_ROUTE_DESTINATION,
          NUMBER_CHANGED,
          REDIRECTION_TO_NEW_DESTINATION,
          INVALID_NUMBER_FORMAT ->
          OutcomeKind.UNREACHABLE;
      default -> OutcomeKind.CALL_FAILED;
    };
  }
}
