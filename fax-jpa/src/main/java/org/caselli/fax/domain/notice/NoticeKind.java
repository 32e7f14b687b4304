package org.caselli.fax.domain.notice;

/** What a notice tells. */
public enum NoticeKind {
  /** An outbound fax was delivered (Kazoo's {@code fax_outbound_to_email}). */
  RECEIPT,
  /** An outbound fax failed for good (Kazoo's {@code fax_outbound_error_to_email}). */
  ERROR,
  /** A fax was received (Kazoo's {@code fax_inbound_to_email}). */
  ARRIVAL,
  /** A fax was received in part or not at all (Kazoo's {@code fax_inbound_error_to_email}). */
  RECEPTION_ERROR;

  /** Whether it tells of a fax that came in. */
  public boolean isInbound() {
    return this == ARRIVAL || this == RECEPTION_ERROR;
  }

  /** Whether it tells of something that failed. */
  public boolean isError() {
    return this == ERROR || this == RECEPTION_ERROR;
  }
}
