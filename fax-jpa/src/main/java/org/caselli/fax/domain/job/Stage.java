package org.caselli.fax.domain.job;

/** Where a live attempt is (spec 2.5). Progress, not state: only deadlines and displays use it. */
public enum Stage {
  ACQUIRE,
  PREPARE,
  ORIGINATE,
  NEGOTIATE,
  SEND,
  END
}
