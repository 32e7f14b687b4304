package org.caselli.fax.domain.fax;

/** Where a user finds a fax. */
public enum Folder {
  INBOX,
  OUTBOX
}
