package org.caselli.fax.telephony.freeswitch;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.caselli.fax.telephony.freeswitch.socket.SwitchEvent;

/**
 * What the switch said about the end of one call, gathered from events that may come in any order,
 * twice, or not at all. Confined to the call's mailbox.
 */
public final class CallFacts {
  private static final Pattern PROTO = Pattern.compile("sip:(\\d{3})");
  private static final String NO_RESPONSE = "_none_";
  private static final Set<String> FAX = Set.of("txfax", "rxfax");

  private Optional<SwitchEvent> hangup = Optional.empty();
  private Optional<SwitchEvent> last = Optional.empty();
  private Optional<FaxResult> result = Optional.empty();
  private Optional<String> refusal = Optional.empty();
  private Optional<String> jobFailure = Optional.empty();
  private boolean destroyed;

  /** CHANNEL_HANGUP. */
  public void hungUp(SwitchEvent event) {
    hangup = Optional.of(event);
  }

  /** CHANNEL_HANGUP_COMPLETE, which repeats almost everything. */
  public void hungUpCompletely(SwitchEvent event) {
    last = Optional.of(event);
    event
        .variable("current_application_response")
        .filter(text -> event.variable("current_application").filter(FAX::contains).isPresent())
        .ifPresent(this::refusedByApplication);
  }

  void destroyed() {
    destroyed = true;
  }

  /**
   * {@code spandsp::txfaxresult} or {@code rxfaxresult}; there is one for each call, and the first
   * one counts.
   */
  public void faxResult(SwitchEvent event) {
    result = result.or(() -> FaxResult.ofResult(event));
  }

  /** CHANNEL_EXECUTE_COMPLETE: only that of txfax or rxfax says something. */
  public void applicationDone(SwitchEvent event) {
    if (event.text("Application").filter(FAX::contains).isPresent()) {
      event.text("Application-Response").ifPresent(this::refusedByApplication);
    }
  }

  /** Application-Response of txfax or rxfax: given when it could not even begin. */
  private void refusedByApplication(String text) {
    if (!NO_RESPONSE.equals(text)) {
      refusal = Optional.of(text);
    }
  }

  /** The answer of the originate, {@code -ERR …} or {@code -USAGE …}. */
  void jobFailed(String body) {
    jobFailure = Optional.of(body);
  }

  /** Whether anything said that the call is over. */
  public boolean hasEnded() {
    return hangup.isPresent() || last.isPresent() || jobFailure.isPresent() || destroyed;
  }

  /** Whether everything that can be known of the end is known. */
  public boolean isComplete(boolean answered) {
    return last.isPresent()
        && (result().isPresent()
            || refusal.isPresent()
            || jobFailure.isPresent()
            || (!answered && !wasAnswered() && destroyed));
  }

  /**
   * Whether what is known tells how the call ended. An answered call without the last event may
   * have had a result that was missed.
   */
  boolean tellsEnd(boolean answered) {
    return last.isPresent()
        || result.isPresent()
        || refusal.isPresent()
        || jobFailure.isPresent()
        || (hangup.isPresent() && !answered);
  }

  boolean hasJobFailure() {
    return jobFailure.isPresent();
  }

  public Optional<FaxResult> result() {
    Optional<FaxResult> late = last.flatMap(FaxResult::ofVariables);
    return result.map(r -> late.map(r::with).orElse(r)).or(() -> late);
  }

  public Optional<String> refusal() {
    return refusal;
  }

  /** The answer of the originate when it is no cause but, for instance, a usage text. */
  Optional<String> complaint() {
    return jobFailure.filter(text -> cause(text).isEmpty());
  }

  /** From the last event; a channel that was never answered has time 0. */
  boolean wasAnswered() {
    return last.flatMap(e -> e.text("Caller-Channel-Answered-Time"))
        .filter(time -> !"0".equals(time))
        .isPresent();
  }

  /** Name of the hangup cause. */
  public Optional<String> cause() {
    return last.flatMap(e -> e.text("Hangup-Cause"))
        .or(() -> hangup.flatMap(e -> e.text("Hangup-Cause")))
        .or(() -> jobFailure.flatMap(CallFacts::cause));
  }

  public OptionalInt q850() {
    return last.map(e -> e.number("variable_hangup_cause_q850")).orElse(OptionalInt.empty());
  }

  /**
   * Final SIP status. Without an answer, the status of the failed INVITE counts too; with one, that
   * belongs to a refused re-INVITE, and the INVITE itself had 200.
   */
  OptionalInt sipStatus(boolean answered) {
    OptionalInt term = status("variable_sip_term_status");
    if (term.isPresent()) {
      return term;
    }
    OptionalInt invite =
        answered ? OptionalInt.empty() : status("variable_sip_invite_failure_status");
    if (invite.isPresent()) {
      return invite;
    }
    Optional<Matcher> proto =
        last.flatMap(e -> e.variable("proto_specific_hangup_cause"))
            .map(PROTO::matcher)
            .filter(Matcher::matches);
    return proto.map(m -> SwitchEvent.parsed(m.group(1))).orElse(OptionalInt.empty());
  }

  /** Whether the far end ended or refused the call, rather than our side. */
  boolean endedByFarEnd() {
    return last.flatMap(e -> e.variable("sip_hangup_disposition"))
        .filter(how -> how.startsWith("recv_"))
        .isPresent();
  }

  private OptionalInt status(String header) {
    return last.map(e -> e.number(header)).orElse(OptionalInt.empty());
  }

  /** {@code USER_BUSY} of {@code -ERR USER_BUSY}. */
  private static Optional<String> cause(String body) {
    Matcher matcher = Pattern.compile("-ERR ([A-Z][A-Z0-9_]*)").matcher(body);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
