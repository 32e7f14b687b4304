package org.caselli.fax.domain.callflow;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.call.HangupCause;
import org.caselli.fax.domain.number.PhoneNumber;

/** One module of a flow, with what follows it (spec 6.1). Immutable. */
public sealed interface FlowStep {
  /** Where a flow comes to an end without having said how. */
  FlowStep END = new HangUp(HangupCause.NORMAL_CLEARING);

  /** The way that a call takes from here. */
  Route route(Surroundings surroundings);

  /** What is around a flow: the account's faxboxes, users and settings, and the call. */
  interface Surroundings {
    /**
     * The way into a faxbox.
     *
     * @param t38 what the module says of T.38
     */
    Route faxbox(UUID faxbox, Optional<Boolean> t38);

    /** The way to a user who has no faxbox. */
    Route user(UUID user, Optional<Boolean> t38);

    /** How long a module that does not say it listens for a fax. */
    Duration listening();

    /** Where the account sends its calls to a number. */
    String dialString(PhoneNumber number);
  }

  /**
   * Into a faxbox: {@code faxbox}.
   *
   * @param t38 empty for what the faxbox says
   */
  record ToFaxbox(UUID faxbox, Optional<Boolean> t38) implements FlowStep {
    public ToFaxbox {
      Objects.requireNonNull(faxbox);
      Objects.requireNonNull(t38);
    }

    @Override
    public Route route(Surroundings surroundings) {
      return surroundings.faxbox(faxbox, t38);
    }
  }

  /** Straight to a user: {@code receive_fax}. */
  record ToUser(UUID user, Optional<Boolean> t38) implements FlowStep {
    public ToUser {
      Objects.requireNonNull(user);
      Objects.requireNonNull(t38);
    }

    @Override
    public Route route(Surroundings surroundings) {
      return surroundings.user(user, t38);
    }
  }

  /**
   * Fax or voice: {@code fax_detect}.
   *
   * @param listen empty for what the setting says
   */
  record Detect(Optional<Duration> listen, FlowStep onFax, FlowStep onVoice) implements FlowStep {
    public Detect {
      Objects.requireNonNull(listen);
      Objects.requireNonNull(onFax);
      Objects.requireNonNull(onVoice);
    }

    @Override
    public Route route(Surroundings surroundings) {
      return new Route.Detect(
          listen.orElseGet(surroundings::listening),
          onFax.route(surroundings),
          onVoice.route(surroundings));
    }
  }

  /** To somebody whom the flow names by dial string: {@code device}, {@code resources}. */
  record Dial(String dialString, Duration timeout, FlowStep otherwise) implements FlowStep {
    public Dial {
      Objects.requireNonNull(dialString);
      Objects.requireNonNull(timeout);
      Objects.requireNonNull(otherwise);
    }

    @Override
    public Route route(Surroundings surroundings) {
      return new Route.Bridge(dialString, timeout, otherwise.route(surroundings));
    }
  }

  /** Out again to a number, the way the account's faxes go: {@code resources}. */
  record DialNumber(PhoneNumber number, Duration timeout, FlowStep otherwise) implements FlowStep {
    public DialNumber {
      Objects.requireNonNull(number);
      Objects.requireNonNull(timeout);
      Objects.requireNonNull(otherwise);
    }

    @Override
    public Route route(Surroundings surroundings) {
      return new Route.Bridge(
          surroundings.dialString(number), timeout, otherwise.route(surroundings));
    }
  }

  /** The end: {@code hangup}. */
  record HangUp(HangupCause cause) implements FlowStep {
    public HangUp {
      Objects.requireNonNull(cause);
    }

    @Override
    public Route route(Surroundings surroundings) {
      return new Route.HangUp(cause, cause.sentence());
    }
  }

  /** A refusal in SIP's words: {@code response}. */
  record Respond(Route.Respond answer) implements FlowStep {
    public Respond {
      Objects.requireNonNull(answer);
    }

    @Override
    public Route route(Surroundings surroundings) {
      return answer;
    }
  }
}
