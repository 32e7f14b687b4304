package org.caselli.fax.faults.telephone;

import org.caselli.fax.faults.telephone.FarEnd.Behaviour;

/**
 * The course of one call that the server has originated, as the machine at its number wants it.
 * Goes on whoever listens. Confined to the thread of the calls.
 */
final class OutboundCall {
  private static final long SECOND_MS = 1_000;
  private static final int FOUR = 4;

  private final Switchboard board;
  private final Originate command;
  private final FarEnd farEnd;
  private final OutboundLeg leg;
  private boolean over;

  OutboundCall(Switchboard board, Originate command, String job, String uuid) {
    this.board = board;
    this.command = command;
    this.farEnd = FarEnd.of(command.number()).at(board.nextCallTo(command.number()));
    this.leg = new OutboundLeg(board, command, job, uuid);
  }

  void begin() {
    leg.begin();
    later(pace() / FOUR, this::reached);
  }

  private void reached() {
    switch (farEnd.behaviour()) {
      case BUSY -> end(() -> leg.refused("USER_BUSY", 17, 486, "Busy Here"));
      case UNALLOCATED -> end(() -> leg.refused("UNALLOCATED_NUMBER", 1, 404, "Not Found"));
      case NO_ANSWER -> ring();
      case ACCEPTS, DROPS, DROPS_ONCE, SLOW, SILENT, BUSY_FIRST, VOICE -> answered();
    }
  }

  private void ring() {
    leg.ringing();
    int patience = Math.max(1, command.number("originate_timeout"));
    if (farEnd.parameter() > 0 && farEnd.parameter() < patience) {
      later(
          farEnd.parameter() * SECOND_MS,
          () -> end(() -> leg.refused("NO_ANSWER", 19, 480, "Temporarily Unavailable")));
    } else {
      later(patience * SECOND_MS, () -> end(() -> leg.cancelled("NO_ANSWER", 19)));
    }
  }

  private void answered() {
    leg.answered();
    if (!leg.hasFile()) {
      end(leg::withoutFile);
    } else if (farEnd.behaviour() == Behaviour.VOICE) {
      later(pace(), () -> end(() -> leg.endedByUs(T30End.NOBODY_FAXES)));
    } else if (farEnd.behaviour() != Behaviour.SILENT) {
      later(
          pace() / FOUR,
          () -> {
            leg.negotiated();
            nextPage();
          });
    }
  }

  private void nextPage() {
    if (leg.isAllSent()) {
      later(pace() / FOUR, this::allSent);
    } else {
      later(pace() / 2, this::midPage);
    }
  }

  private void midPage() {
    leg.midPage();
    if (farEnd.behaviour() == Behaviour.DROPS && leg.confirmed() >= farEnd.parameter()) {
      end(() -> leg.endedByFarEnd(T30End.DROPPED));
    } else {
      later(
          pace() - pace() / 2,
          () -> {
            leg.pageArrived();
            nextPage();
          });
    }
  }

  private void allSent() {
    if (farEnd.behaviour() == Behaviour.ACCEPTS && farEnd.parameter() == 1) {
      end(() -> leg.endedByUs(T30End.OK));
    } else {
      end(() -> leg.endedByFarEnd(T30End.OK));
    }
  }

  /** Somebody else ends the call. */
  void kill(String cause) {
    if (!over) {
      end(leg.wasAnswered() ? leg::killed : () -> leg.cancelled(cause, 16));
    }
  }

  private void end(Runnable how) {
    over = true;
    how.run();
  }

  private long pace() {
    int slower = farEnd.behaviour() == Behaviour.SLOW ? 1 + farEnd.parameter() : 1;
    return board.paceMs() * slower;
  }

  /** The next step, unless the call is over by then. */
  private void later(long ms, Runnable step) {
    board.later(
        ms,
        () -> {
          if (!over) {
            step.run();
          }
        });
  }
}
