package org.caselli.fax.domain.call;

/** How far a call came before it ended; the first thing to know of a report. */
public enum CallEnding {
  /** Nothing was dialled for a reason of ours (no switch, file not fetched): costs no attempt. */
  NOT_DIALLED,
  /** Dialled and not answered: busy, no answer, refused, no route. */
  NOT_ANSWERED,
  /** Answered and ended without any T.30 result. */
  NO_FAX_RESULT,
  /** The fax engine gave a T.30 result, good or bad. */
  FAX_RESULT,
  /** A deadline of ours ran out and the call was ended by us. */
  TIMED_OUT,
  /** Ended because the user or an operator cancelled it. */
  CANCELLED,
  /** Nobody knows how it ended. */
  UNKNOWN
}
