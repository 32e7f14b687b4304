package org.caselli.fax.domain.mail;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The mail that a fax came by, as far as its sender gets it back: kept until the sender has been
 * told how the fax ended. Only for senders who asked to be told (RFC 3461).
 */
@Entity
@Table(name = "mailed_fax")
public class MailedFax {
  @Id
  @Column(name = "fax_id")
  private UUID faxId;

  @Column(name = "account_id")
  private UUID accountId;

  private String header;

  @Column(name = "document_id")
  private @Nullable UUID documentId;

  @Column(name = "delay_at")
  private @Nullable Instant delayAt;

  @Column(name = "arrived_at")
  private Instant arrivedAt;

  @Version private long version;

  /** For JPA. */
  @SuppressWarnings("NullAway.Init")
  protected MailedFax() {}

  /**
   * A mail that has just arrived.
   *
   * @param header as it came, lines ended by CR and LF
   * @param document with the whole mail, to which this refers from now on
   */
  public MailedFax(
      UUID faxId, UUID accountId, String header, Optional<UUID> document, Instant arrivedAt) {
    this.faxId = faxId;
    this.accountId = accountId;
    this.header = header;
    this.documentId = document.orElse(null);
    this.arrivedAt = arrivedAt;
  }

  /** The sender wants to be told when the fax still waits then. */
  public void isLateAt(Instant when) {
    delayAt = when;
  }

  /** Its delay has been told, or there is none. */
  public void isNotLate() {
    delayAt = null;
  }

  public UUID faxId() {
    return faxId;
  }

  public UUID accountId() {
    return accountId;
  }

  public String header() {
    return header;
  }

  public Optional<UUID> documentId() {
    return Optional.ofNullable(documentId);
  }

  public Instant arrivedAt() {
    return arrivedAt;
  }
}
