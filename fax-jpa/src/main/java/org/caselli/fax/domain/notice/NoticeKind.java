package org.caselli.fax.domain.notice;

import java.util.Arrays;
import java.util.Optional;

/** What a notice tells. */
public enum NoticeKind {
  /** An outbound fax was delivered (Kazoo's {@code fax_outbound_to_email}). */
  RECEIPT("fax_outbound_to_email"),
  /** An outbound fax failed for good (Kazoo's {@code fax_outbound_error_to_email}). */
  ERROR("fax_outbound_error_to_email"),
  /** A fax was received (Kazoo's {@code fax_inbound_to_email}). */
  ARRIVAL("fax_inbound_to_email"),
  /** A fax was received in part or not at all (Kazoo's {@code fax_inbound_error_to_email}). */
  RECEPTION_ERROR("fax_inbound_error_to_email"),
  /**
   * The same, without what an account does not want to hear of (Kazoo's {@code
   * fax_inbound_error_to_email_filtered}); where it is switched on, it takes the other's place.
   */
  FILTERED_RECEPTION_ERROR("fax_inbound_error_to_email_filtered"),
  /** A mail did not become a fax (Kazoo's {@code fax_outbound_smtp_error_to_email}). */
  MAIL_ERROR("fax_outbound_smtp_error_to_email"),
  /** A fax has waited for long; only for senders of mails who asked for it (RFC 3461). */
  DELAY("fax_outbound_delay_to_email");

  private final String template;

  NoticeKind(String template) {
    this.template = template;
  }

  /** Kazoo's name of its template (spec 9.1). */
  public String template() {
    return template;
  }

  /** The kind whose template has that name. */
  public static Optional<NoticeKind> ofTemplate(String name) {
    return Arrays.stream(values()).filter(kind -> kind.template.equals(name)).findFirst();
  }

  /** Whether it tells of a fax that came in. */
  public boolean isInbound() {
    return this == ARRIVAL || this == RECEPTION_ERROR || this == FILTERED_RECEPTION_ERROR;
  }

  /** Whether it tells of something that failed. */
  public boolean isError() {
    return this != RECEIPT && this != ARRIVAL && this != DELAY;
  }

  /** Whether it is sent although no account says so. */
  public boolean isUsual() {
    return this != FILTERED_RECEPTION_ERROR;
  }
}
