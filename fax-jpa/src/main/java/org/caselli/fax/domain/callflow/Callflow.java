package org.caselli.fax.domain.callflow;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/** Binds numbers and patterns of an account to a flow. Its public fields are one JSON document. */
@Entity
@Table(name = "callflow")
public class Callflow {
  @Id private UUID id;

  @Column(name = "account_id")
  private UUID accountId;

  private CallflowDocument document;

  @Column(name = "has_patterns")
  private boolean hasPatterns;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "modified_at")
  private Instant modifiedAt;

  @Version private long version;

  /** For JPA. */
  @SuppressWarnings("NullAway.Init")
  protected Callflow() {}

  /** A new callflow of an account. */
  public Callflow(UUID id, UUID accountId, CallflowDocument document, Instant now) {
    this.id = id;
    this.accountId = accountId;
    this.createdAt = now;
    changed(document, now);
  }

  /** Its public fields are these from now on. */
  public final void changed(CallflowDocument next, Instant now) {
    document = next.normal();
    hasPatterns = !next.patterns().isEmpty();
    modifiedAt = now;
  }

  /** Whether its flow mentions a faxbox or a user. */
  public boolean mentions(UUID faxboxOrUser) {
    return Flow.read(document.flow()).references().stream()
        .anyMatch(reference -> reference.id().equals(faxboxOrUser));
  }

  public UUID id() {
    return id;
  }

  public UUID accountId() {
    return accountId;
  }

  public CallflowDocument document() {
    return document;
  }

  /** Whether any of its numbers is described by a regular expression. */
  public boolean hasPatterns() {
    return hasPatterns;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public Instant modifiedAt() {
    return modifiedAt;
  }

  /** Grows with each change. */
  public long version() {
    return version;
  }
}
