package org.caselli.fax.telephony.sandbox;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

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
        Integer.MAX_VALUE, true, 0, Optional.empty(), true, Receiver.NOBODY, Optional.empty());
  }

  /** Rings, then nobody answered. The far network gives up, so it is SIP 480 and not 487. */
  static Declines noAnswer() {
    return new Declines(480, "NO_ANSWER", 19, true);
  }

  /** Who gets a fax that went through. */
  enum Receiver {
    /** A machine that keeps no paper. */
    NOBODY,
    /** The called number, which is hosted here. */
    CALLED,
    /** The caller: the fax comes back to the caller's number when that is hosted here. */
    CALLER
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
   * A fax machine.
   *
   * @param lastPage 1-based page of the document after which it stops; a large number for never
   * @param hangsUp whether it hangs up there, or leaves the line up in silence
   * @param badRows damaged rows that it sees on each page
   * @param perPage time for a page when it keeps a pace of its own
   * @param takesT38 false when it answers a T.38 re-INVITE with 488
   * @param receiver who gets the fax
   * @param station its id; empty for the called number
   */
  record Faxes(
      int lastPage,
      boolean hangsUp,
      int badRows,
      Optional<Duration> perPage,
      boolean takesT38,
      Receiver receiver,
      Optional<String> station)
      implements FarSide {
    public Faxes {
      Objects.requireNonNull(perPage);
      Objects.requireNonNull(receiver);
      Objects.requireNonNull(station);
    }

    /**
     * Hangs up when page {@code page + 1} comes. A call that starts behind {@code page} goes on to
     * the end, so a resumed fax gets through; a document of no more than {@code page} pages never
     * reaches the break.
     */
    Faxes breaksOffAfter(int page) {
      return new Faxes(page, true, badRows, perPage, takesT38, receiver, station);
    }

    Faxes stallsAfter(int page) {
      return new Faxes(page, false, badRows, perPage, takesT38, receiver, station);
    }

    Faxes withBadRows(int rows) {
      return new Faxes(lastPage, hangsUp, rows, perPage, takesT38, receiver, station);
    }

    Faxes withPagesEvery(Duration time) {
      return new Faxes(lastPage, hangsUp, badRows, Optional.of(time), takesT38, receiver, station);
    }

    Faxes withoutT38() {
      return new Faxes(lastPage, hangsUp, badRows, perPage, false, receiver, station);
    }

    Faxes deliveredTo(Receiver who) {
      return new Faxes(lastPage, hangsUp, badRows, perPage, takesT38, who, station);
    }

    Faxes answeringAs(String id) {
      return new Faxes(lastPage, hangsUp, badRows, perPage, takesT38, receiver, Optional.of(id));
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
