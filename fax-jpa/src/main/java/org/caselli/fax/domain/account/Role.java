package org.caselli.fax.domain.account;

/** What a key or a user may do. */
public enum Role {
  /** Everything, in every account. */
  SYSTEM_ADMIN,
  /** Everything within the account and the accounts below it. */
  ACCOUNT_ADMIN,
  /** Sends and reads the account's faxes. */
  USER
}
