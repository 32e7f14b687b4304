package org.caselli.fax.domain.call;

/** What an attempt came to, for rules, metrics and texts. */
public enum OutcomeKind {
  DELIVERED,
  BUSY,
  NO_ANSWER,
  /** The far end or its network refused the call. */
  REFUSED,
  /** No such number, or no way to it. */
  UNREACHABLE,
  /** The network failed before an answer. */
  CALL_FAILED,
  /** Answered, but T.30 did not come to a good end. */
  PROTOCOL_FAILURE,
  /** The document could not be prepared or sent as a fax. */
  DOCUMENT_FAILURE,
  /** A rule of ours forbids the call: caller id, permission. */
  NOT_PERMITTED,
  TIMED_OUT,
  /** Its sender wanted it to be delivered by a time that has passed. */
  EXPIRED,
  CANCELLED,
  /** Nothing was dialled for a reason of ours; uses up no attempt. */
  NOT_DIALLED,
  UNKNOWN
}
