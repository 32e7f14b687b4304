package org.caselli.fax.domain.call;

/** Whether trying again can help, before any reschedule rule is asked. */
public enum Transience {
  /** The same attempt may succeed later. */
  TRANSIENT,
  /** Trying again brings the same result: the job fails at once unless a rule says otherwise. */
  PERMANENT
}
