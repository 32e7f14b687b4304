package org.caselli.fax.domain.notice;

/** What a notice tells. */
public enum NoticeKind {
  /** An outbound fax was delivered (Kazoo's {@code fax_outbound_to_email}). */
  RECEIPT,
  /** An outbound fax failed for good (Kazoo's {@code fax_outbound_error_to_email}). */
  ERROR
}
