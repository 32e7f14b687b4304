package org.caselli.fax.telephony.sandbox;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.caselli.fax.domain.callflow.Route;

/** How the far side of one call behaves. Each kind tells the call what happens to it next. */
sealed interface FarSide {

  /** Whether a ringing tone (SIP 180) is heard. */
  default boolean rings() {
    return true;
  }

  /** Called once when the call was dialled. */
  default void pickUp(SandboxCall call) {
    call.answerAfterRinging(this);
  }

  /** Called once when the call was answered. */
  void speak(SandboxCall call);

  /** The pages go through, from the start page to the end. */
  static Faxes faxes() {
    return new Faxes(
        Integer.MAX_VALUE, true, 0, Optional.empty(), true, Paper.THROWN_AWAY, Optional.empty());
  }

  /** Rings, then nobody answered. The far network gives up, so it is SIP 480 and not 487. */
  static Declines noAnswer() {
    return new Declines(480, "NO_ANSWER", 19, true);
  }

  /**
   * Never answers.
   *
   * @param sipStatus final SIP status
   * @param cause hangup cause under FreeSWITCH's name
   * @param q850 its number
   * @param rings whether it rings first
   */
  record Declines(int sipStatus, String cause, int q850, boolean rings) implements FarSide {
    public Declines {
      Objects.requireNonNull(cause);
    }

    @Override
    public void pickUp(SandboxCall call) {
      call.decline(this);
    }

    @Override
    public void speak(SandboxCall call) {
      throw new IllegalStateException("A far side that does not answer does not speak");
    }
  }

  /** Rings until the call is cancelled. */
  record RingsOn() implements FarSide {
    @Override
    public void pickUp(SandboxCall call) {
      // Nothing ends the ringing but a cancellation.
    }

    @Override
    public void speak(SandboxCall call) {
      throw new IllegalStateException("A far side that does not answer does not speak");
    }
  }

  /** Answers, and no fax event and no end comes: a watchdog of the caller must notice. */
  record Silent() implements FarSide {
    @Override
    public void speak(SandboxCall call) {
      // The silence is the behaviour.
    }
  }

  /** Answers, but T.30 phase B does not come to an end. */
  record FailsPhaseB(T30Failure failure) implements FarSide {
    @Override
    public void speak(SandboxCall call) {
      call.failPhaseB(failure);
    }
  }

  /**
   * What a fax machine does with a fax that went through.
   *
   * @param echo it is sent back
   * @param receiver number of this server that gets it
   */
  record Paper(boolean echo, Optional<Route.Receive> receiver) {
    static final Paper THROWN_AWAY = new Paper(false, Optional.empty());

    public Paper {
      Objects.requireNonNull(receiver);
    }
  }

  /**
   * A fax machine.
   *
   * @param lastPage 1-based page of the document after which it stops; a large number for never
   * @param hangsUp whether it hangs up there, or leaves the line up in silence
   * @param badRows damaged rows that it sees on each page
   * @param perPage time for a page when it keeps a pace of its own
   * @param takesT38 false when it answers a T.38 re-INVITE with 488
   * @param paper what it does with the fax
   * @param station its id; empty for the called number
   */
  record Faxes(
      int lastPage,
      boolean hangsUp,
      int badRows,
      Optional<Duration> perPage,
      boolean takesT38,
      Paper paper,
      Optional<String> station)
      implements FarSide {
    public Faxes {
      Objects.requireNonNull(perPage);
      Objects.requireNonNull(paper);
      Objects.requireNonNull(station);
    }

    /**
     * Hangs up when page {@code page + 1} comes. A call that starts behind {@code page} goes on to
     * the end, so a resumed fax gets through; a document of no more than {@code page} pages never
     * reaches the break.
     */
    Faxes breaksOffAfter(int page) {
      return new Faxes(page, true, badRows, perPage, takesT38, paper, station);
    }

    Faxes stallsAfter(int page) {
      return new Faxes(page, false, badRows, perPage, takesT38, paper, station);
    }

    Faxes withBadRows(int rows) {
      return new Faxes(lastPage, hangsUp, rows, perPage, takesT38, paper, station);
    }

    Faxes withPagesEvery(Duration time) {
      return new Faxes(lastPage, hangsUp, badRows, Optional.of(time), takesT38, paper, station);
    }

    Faxes withoutT38() {
      return new Faxes(lastPage, hangsUp, badRows, perPage, false, paper, station);
    }

    /** It sends the fax back to the caller's number when that is hosted here. */
    Faxes thatEcho() {
      return with(new Paper(true, Optional.empty()));
    }

    /** It is a number of this server. */
    Faxes receivedBy(Route.Receive who) {
      return with(new Paper(false, Optional.of(who)));
    }

    private Faxes with(Paper use) {
      return new Faxes(lastPage, hangsUp, badRows, perPage, takesT38, use, station);
    }

    Faxes answeringAs(String id) {
      return new Faxes(lastPage, hangsUp, badRows, perPage, takesT38, paper, Optional.of(id));
    }

    /** Whether it stops before the page of that 0-based index, in a call begun at startPage. */
    boolean stopsBefore(int page, int startPage) {
      return page == lastPage && (startPage < lastPage || lastPage == 0);
    }

    @Override
    public void speak(SandboxCall call) {
      call.negotiate(this);
    }
  }
}
