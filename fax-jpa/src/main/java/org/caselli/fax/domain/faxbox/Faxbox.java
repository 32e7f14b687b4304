package org.caselli.fax.domain.faxbox;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.account.WrittenId;
import org.jspecify.annotations.Nullable;

/** A virtual fax machine of an account. Its public fields are one JSON document, as in Kazoo. */
@Entity
@Table(name = "faxbox")
public class Faxbox {
  @Id private UUID id;

  @Column(name = "account_id")
  private UUID accountId;

  private String name;

  @Column(name = "smtp_domain")
  private String smtpDomain;

  @Column(name = "custom_domain")
  private @Nullable String customDomain;

  private FaxboxDocument document;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "modified_at")
  private Instant modifiedAt;

  @Version private long version;

  /** For JPA. */
  @SuppressWarnings("NullAway.Init")
  protected Faxbox() {}

  /**
   * A new faxbox.
   *
   * @param smtpDomain generated mail domain, unique in the system
   */
  public Faxbox(UUID id, UUID accountId, String smtpDomain, FaxboxDocument document, Instant now) {
    this.id = id;
    this.accountId = accountId;
    this.smtpDomain = smtpDomain.toLowerCase(Locale.ROOT);
    this.createdAt = now;
    changed(document, now);
  }

  /** Its public fields are these from now on. */
  public final void changed(FaxboxDocument next, Instant now) {
    document = next;
    name = next.text("name").orElseThrow();
    customDomain = next.customDomain().orElse(null);
    modifiedAt = now;
  }

  public UUID id() {
    return id;
  }

  public UUID accountId() {
    return accountId;
  }

  /** The user whose faxbox it is; empty for the whole account's. */
  public Optional<UUID> ownerId() {
    return document.text("owner_id").flatMap(WrittenId::parse);
  }

  public String name() {
    return name;
  }

  /** Mail domain of the box, for {@code number@domain}, in lower case. */
  public String smtpDomain() {
    return smtpDomain;
  }

  public FaxboxDocument document() {
    return document;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public Instant modifiedAt() {
    return modifiedAt;
  }

  /** Grows with each change; the ETag. */
  public long version() {
    return version;
  }
}
