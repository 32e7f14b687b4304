package org.caselli.fax.domain.account;

/** What a key or a user may do, the strongest first. */
public enum Role {
  /** Everything, in every account. */
  SYSTEM_ADMIN,
  /** Everything within the account and the accounts below it, which it may also create. */
  RESELLER,
  /** Everything within the account. */
  ACCOUNT_ADMIN,
  /** Sends and reads faxes. */
  USER,
  /** Sends faxes and follows those; for programs that submit. */
  SEND_ONLY,
  /** Reads faxes; for archives and reports. */
  READ_ONLY;

  /** Whether it may change the account itself: faxboxes, users, keys, settings. */
  public boolean administers() {
    return this == SYSTEM_ADMIN || this == RESELLER || this == ACCOUNT_ADMIN;
  }

  /** Whether it may submit faxes, and act on what was submitted. */
  public boolean sends() {
    return this != READ_ONLY;
  }

  /** Whether it may read what it did not submit itself. */
  public boolean reads() {
    return this != SEND_ONLY;
  }

  /** The one of both that may do less. */
  public Role weaker(Role other) {
    return compareTo(other) >= 0 ? this : other;
  }

  /** Whether it may do something that {@code other} may not. */
  public boolean isAbove(Role other) {
    return compareTo(other) < 0;
  }
}
