package org.caselli.fax.faults.telephone;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Faults that are set to happen at a certain moment of a call, each once. Thread-safe. */
public final class Faults {
  private final List<Trap> traps = new CopyOnWriteArrayList<>();
  private volatile Consumer<Fault> action = fault -> {};

  /** What can go wrong with the switch. */
  public enum Fault {
    /** The process ends at once, as by {@code kill -9}. */
    HALT,
    /** Every connection is cut; new ones are taken. */
    CUT,
    /** Connections stay open and new ones are taken, but nothing is said or heard on them. */
    HALF_OPEN,
    /** Bytes that mean nothing are sent on every connection. */
    GARBAGE,
    /** Every connection is cut, and new ones are closed at once. */
    REFUSE;

    static Fault named(String text) {
      return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
  }

  /** Moments of an outbound call, and of an inbound one where they apply. */
  public enum Moment {
    /** The originate was taken; nothing has been sent to the far end. */
    DIALLING,
    ANSWERED,
    /** In the middle of a page. */
    MID_PAGE,
    /** The far end has the page and said so; the switch has not yet made a note of it. */
    PAGE_CONFIRMED,
    /** The switch has made a note of the page, and has not yet said so. */
    PAGE_RECORDED,
    /** The event of the page is out. */
    PAGE_TOLD,
    /** The event of the T.30 result is out, and its note is not yet made. */
    RESULT_TOLD,
    /** The result is noted; the channel is still there. */
    RESULT_RECORDED,
    /** The last event of the call is out. */
    ENDED;

    static Moment named(String text) {
      return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
  }

  /**
   * A fault that waits for its moment.
   *
   * @param page 1-based page of the document for moments that have one; 0 for any
   * @param number whose call it is; empty for any
   */
  record Trap(Fault fault, Moment moment, int page, Optional<String> number) {
    private boolean matches(Moment now, int nowPage, String nowNumber) {
      return moment == now
          && (page == 0 || page == nowPage)
          && number.filter(n -> !nowNumber.equals(n)).isEmpty();
    }
  }

  /** Who carries the faults out. */
  void carriedOutBy(Consumer<Fault> how) {
    action = how;
  }

  void set(Trap trap) {
    traps.add(trap);
  }

  void forget() {
    traps.clear();
  }

  /** Traps that have not been met. */
  int waiting() {
    return traps.size();
  }

  void happenNow(Fault fault) {
    action.accept(fault);
  }

  /** A call has come to a moment; each trap set for it acts and is gone. */
  void at(Moment moment, int page, String number) {
    for (Trap trap : traps) {
      if (trap.matches(moment, page, number) && traps.remove(trap)) {
        action.accept(trap.fault());
      }
    }
  }
}
