package org.caselli.fax.domain.callflow;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.caselli.fax.domain.call.HangupCause;
import org.caselli.fax.domain.reception.Reception;

/** What the switch is to do with a call; everything in it is decided. Immutable. */
public sealed interface Route {

  /** Calls the function that fits. */
  <T> T fold(
      Function<Receive, T> receive,
      Function<Detect, T> detect,
      Function<Bridge, T> bridge,
      Function<HangUp, T> hangUp,
      Function<Respond, T> respond);

  /**
   * Answer and take a fax in.
   *
   * @param whose it will be
   * @param line who calls whom; the called number as it was found
   */
  record Receive(Reception.Whose whose, Reception.Line line, Answering as) implements Route {
    public Receive {
      Objects.requireNonNull(whose);
      Objects.requireNonNull(line);
      Objects.requireNonNull(as);
    }

    @Override
    public <T> T fold(
        Function<Receive, T> receive,
        Function<Detect, T> detect,
        Function<Bridge, T> bridge,
        Function<HangUp, T> hangUp,
        Function<Respond, T> respond) {
      return receive.apply(this);
    }
  }

  /**
   * Answer, listen for the calling tone of a fax (T.30 CNG), and go on accordingly.
   *
   * @param listen how long; silence and anything else count as a voice after that
   */
  record Detect(Duration listen, Route onFax, Route onVoice) implements Route {
    public Detect {
      Objects.requireNonNull(listen);
      Objects.requireNonNull(onFax);
      Objects.requireNonNull(onVoice);
    }

    @Override
    public <T> T fold(
        Function<Receive, T> receive,
        Function<Detect, T> detect,
        Function<Bridge, T> bridge,
        Function<HangUp, T> hangUp,
        Function<Respond, T> respond) {
      return detect.apply(this);
    }
  }

  /**
   * Connect the caller with somebody else.
   *
   * @param dialString of the switch; without blanks, quotes, brackets, commas, pipes and dollars
   * @param timeout how long it may ring
   * @param otherwise what follows when nobody answers
   */
  record Bridge(String dialString, Duration timeout, Route otherwise) implements Route {
    public Bridge {
      Objects.requireNonNull(dialString);
      Objects.requireNonNull(timeout);
      Objects.requireNonNull(otherwise);
    }

    @Override
    public <T> T fold(
        Function<Receive, T> receive,
        Function<Detect, T> detect,
        Function<Bridge, T> bridge,
        Function<HangUp, T> hangUp,
        Function<Respond, T> respond) {
      return bridge.apply(this);
    }
  }

  /**
   * End the call, without answering if it is not answered yet.
   *
   * @param cause what the caller's network is told
   * @param why a sentence for the log
   */
  record HangUp(HangupCause cause, String why) implements Route {
    public HangUp {
      Objects.requireNonNull(cause);
      Objects.requireNonNull(why);
    }

    @Override
    public <T> T fold(
        Function<Receive, T> receive,
        Function<Detect, T> detect,
        Function<Bridge, T> bridge,
        Function<HangUp, T> hangUp,
        Function<Respond, T> respond) {
      return hangUp.apply(this);
    }
  }

  /**
   * Refuse with a SIP answer, after a sound if there is one.
   *
   * @param code 400 to 699
   * @param message reason phrase; empty for the usual one
   * @param media file among the switch's sounds that is played first
   */
  record Respond(int code, String message, Optional<String> media) implements Route {
    public Respond {
      if (code < 400 || code > 699) {
        throw new IllegalArgumentException("Not a SIP refusal: " + code);
      }
      Objects.requireNonNull(message);
      Objects.requireNonNull(media);
    }

    @Override
    public <T> T fold(
        Function<Receive, T> receive,
        Function<Detect, T> detect,
        Function<Bridge, T> bridge,
        Function<HangUp, T> hangUp,
        Function<Respond, T> respond) {
      return respond.apply(this);
    }
  }
}
