package org.caselli.fax.domain.call;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Everything one call reported, once it is over; the same type for sending and receiving. The three
 * kinds of result (SIP status, hangup cause, T.30 result) are kept apart and as reported.
 *
 * @param call the call
 * @param endedAt when it ended, or when we learnt of it
 * @param ending how far it came
 * @param success the T.30 engine said success; never true without {@link CallEnding#FAX_RESULT}
 * @param sipStatus final SIP status, when there was one
 * @param hangupCause name of the Q.850 cause as the switch gives it, for instance {@code USER_BUSY}
 * @param q850 number of the cause, when known
 * @param t30Code SpanDSP's T.30 completion code, 0 to 61
 * @param t30Text its text
 * @param pagesConfirmed pages that the far end confirmed in this call
 * @param pages what is known of each of them, in order
 * @param negotiation what phase B agreed on; empty when the call did not come so far
 * @param switchName which switch carried the call; empty for none
 * @param reason a sentence for people when neither cause nor T.30 text says enough; may be empty
 * @param facts further {@code fax_*} values of the switch, keys in lower snake case without the
 *     prefix, for {@code tx_result}
 */
public record TransmissionReport(
    CallId call,
    Instant endedAt,
    CallEnding ending,
    boolean success,
    OptionalInt sipStatus,
    Optional<String> hangupCause,
    OptionalInt q850,
    OptionalInt t30Code,
    Optional<String> t30Text,
    int pagesConfirmed,
    List<PageResult> pages,
    Optional<Negotiation> negotiation,
    String switchName,
    String reason,
    Map<String, String> facts) {

  public TransmissionReport {
    Objects.requireNonNull(call);
    Objects.requireNonNull(endedAt);
    Objects.requireNonNull(ending);
    Objects.requireNonNull(sipStatus);
    Objects.requireNonNull(hangupCause);
    Objects.requireNonNull(q850);
    Objects.requireNonNull(t30Code);
    Objects.requireNonNull(t30Text);
    Objects.requireNonNull(negotiation);
    Objects.requireNonNull(switchName);
    Objects.requireNonNull(reason);
    pages = List.copyOf(pages);
    facts = Map.copyOf(facts);
    if (success && ending != CallEnding.FAX_RESULT) {
      throw new IllegalArgumentException("A success needs a T.30 result, not " + ending);
    }
    if (pagesConfirmed < 0) {
      throw new IllegalArgumentException("Confirmed pages cannot be negative: " + pagesConfirmed);
    }
  }

  /** Starts a report of {@code call}. */
  public static Builder of(CallId call, Instant endedAt, CallEnding ending) {
    return new Builder(call, endedAt, ending);
  }

  /** Gathers what is known of a call; not thread-safe. */
  public static final class Builder {
    private final CallId call;
    private final Instant endedAt;
    private final CallEnding ending;
    private boolean success;
    private OptionalInt sipStatus = OptionalInt.empty();
    private Optional<String> hangupCause = Optional.empty();
    private OptionalInt q850 = OptionalInt.empty();
    private OptionalInt t30Code = OptionalInt.empty();
    private Optional<String> t30Text = Optional.empty();
    private int pagesConfirmed;
    private List<PageResult> pages = List.of();
    private Optional<Negotiation> negotiation = Optional.empty();
    private String switchName = "";
    private String reason = "";
    private Map<String, String> facts = Map.of();

    private Builder(CallId call, Instant endedAt, CallEnding ending) {
      this.call = call;
      this.endedAt = endedAt;
      this.ending = ending;
    }

    public Builder success(boolean value) {
      this.success = value;
      return this;
    }

    public Builder sipStatus(int value) {
      this.sipStatus = OptionalInt.of(value);
      return this;
    }

    public Builder hangupCause(String name) {
      this.hangupCause = Optional.of(name);
      this.q850 = HangupCause.named(name).map(c -> OptionalInt.of(c.q850())).orElse(this.q850);
      return this;
    }

    public Builder q850(int value) {
      this.q850 = OptionalInt.of(value);
      return this;
    }

    public Builder t30(int code, String text) {
      this.t30Code = OptionalInt.of(code);
      this.t30Text = Optional.of(text);
      return this;
    }

    public Builder pagesConfirmed(int value) {
      this.pagesConfirmed = value;
      return this;
    }

    public Builder pages(List<PageResult> value) {
      this.pages = value;
      return this;
    }

    public Builder negotiation(Negotiation value) {
      this.negotiation = Optional.of(value);
      return this;
    }

    public Builder switchName(String value) {
      this.switchName = value;
      return this;
    }

    public Builder reason(String value) {
      this.reason = value;
      return this;
    }

    public Builder facts(Map<String, String> value) {
      this.facts = value;
      return this;
    }

    public TransmissionReport build() {
      return new TransmissionReport(
          call,
          endedAt,
          ending,
          success,
          sipStatus,
          hangupCause,
          q850,
          t30Code,
          t30Text,
          pagesConfirmed,
          pages,
          negotiation,
          switchName,
          reason,
          facts);
    }
  }
}
