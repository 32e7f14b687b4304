package org.caselli.fax.domain.fax;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.call.Facts;
import org.jspecify.annotations.Nullable;

/**
 * What a user sees in the inbox or outbox: who, to whom, the document and its renditions, and the
 * last result. One id for life. How an outbound fax is sent is its job's affair, under the same id.
 */
@Entity
@Table(name = "fax")
public class Fax {
  /** Which way a fax goes. */
  public enum Direction {
    OUTBOUND,
    INBOUND
  }

  @Id private UUID id;

  @Column(name = "account_id")
  private UUID accountId;

  @Column(name = "faxbox_id")
  private @Nullable UUID faxboxId;

  @Column(name = "owner_id")
  private @Nullable UUID ownerId;

  @Enumerated(EnumType.STRING)
  private Direction direction;

  @Enumerated(EnumType.STRING)
  private Folder folder;

  @Column(name = "from_number")
  private String fromNumber;

  @Column(name = "from_name")
  private String fromName;

  @Column(name = "to_number")
  private String toNumber;

  @Column(name = "to_name")
  private String toName;

  @Column(name = "original_id")
  private @Nullable UUID originalId;

  @Column(name = "original_url")
  private String originalUrl = "";

  @Column(name = "fax_file_id")
  private @Nullable UUID faxFileId;

  @Column(name = "pdf_file_id")
  private @Nullable UUID pdfFileId;

  private int pages;

  @Column(name = "size_bytes")
  private long sizeBytes;

  private FaxOptions options;
  private String attributes;
  private Facts result = Facts.NONE;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "modified_at")
  private Instant modifiedAt;

  @Column(name = "delivered_at")
  private @Nullable Instant deliveredAt;

  private boolean deleted;
  @Version private long version;

  /** For JPA. */
  @SuppressWarnings("NullAway.Init")
  protected Fax() {}

  private Fax(UUID id, Parties parties, Direction direction, Folder folder, Instant now) {
    this.id = id;
    this.accountId = parties.account();
    this.faxboxId = parties.faxbox().orElse(null);
    this.direction = direction;
    this.folder = folder;
    this.fromNumber = parties.fromNumber();
    this.fromName = parties.fromName();
    this.toNumber = parties.toNumber();
    this.toName = parties.toName();
    this.createdAt = now;
    this.modifiedAt = now;
    this.attributes = "{}";
  }

  /**
   * Who sends to whom.
   *
   * @param toNumber normalised
   */
  public record Parties(
      UUID account,
      Optional<UUID> faxbox,
      String fromNumber,
      String fromName,
      String toNumber,
      String toName) {}

  /**
   * A fax to send.
   *
   * @param attributes the public document as the client gave it, a JSON object
   */
  public static Fax outbound(
      UUID id, Parties parties, FaxOptions options, String attributes, Instant now) {
    Fax fax = new Fax(id, parties, Direction.OUTBOUND, Folder.OUTBOX, now);
    fax.options = options;
    fax.attributes = attributes;
    options.source().ifPresent(source -> fax.originalUrl = source.url());
    return fax;
  }

  /** A fax that was received. */
  public static Fax inbound(UUID id, Parties parties, FaxOptions options, Facts rx, Instant now) {
    Fax fax = new Fax(id, parties, Direction.INBOUND, Folder.INBOX, now);
    fax.options = options;
    fax.result = rx;
    fax.deliveredAt = now;
    return fax;
  }

  /** The document as it came; the caller has retained it. */
  public void keepsOriginal(UUID document) {
    originalId = document;
  }

  /**
   * What the switch sends, or what it received; the caller has retained it.
   *
   * @param bytes size of the TIFF
   */
  public void keepsFaxFile(UUID document, int pageCount, long bytes) {
    faxFileId = document;
    pages = pageCount;
    sizeBytes = bytes;
  }

  /** The PDF view; the caller has retained it. */
  public void keepsPdf(UUID document) {
    pdfFileId = document;
  }

  /** The fax file is no longer kept; whoever is told its id releases it. */
  public Optional<UUID> letsGoOfFaxFile() {
    Optional<UUID> kept = faxFileId();
    faxFileId = null;
    return kept;
  }

  /** The original is no longer kept; whoever is told its id releases it. */
  public Optional<UUID> letsGoOfOriginal() {
    Optional<UUID> kept = originalId();
    originalId = null;
    return kept;
  }

  /** The last attempt, or the preparation, came to this. */
  public void attempted(Facts facts, boolean delivered, Instant now) {
    result = facts;
    modifiedAt = now;
    if (delivered) {
      deliveredAt = now;
    }
  }

  public UUID id() {
    return id;
  }

  public UUID accountId() {
    return accountId;
  }

  public Optional<UUID> faxboxId() {
    return Optional.ofNullable(faxboxId);
  }

  public Direction direction() {
    return direction;
  }

  public Folder folder() {
    return folder;
  }

  public String fromNumber() {
    return fromNumber;
  }

  public String fromName() {
    return fromName;
  }

  public String toNumber() {
    return toNumber;
  }

  public String toName() {
    return toName;
  }

  public Optional<UUID> originalId() {
    return Optional.ofNullable(originalId);
  }

  /** Where the original was fetched; empty when it was uploaded. */
  public String originalUrl() {
    return originalUrl;
  }

  public Optional<UUID> faxFileId() {
    return Optional.ofNullable(faxFileId);
  }

  public Optional<UUID> pdfFileId() {
    return Optional.ofNullable(pdfFileId);
  }

  /** Pages of the fax file; 0 until it is prepared. */
  public int pages() {
    return pages;
  }

  public long sizeBytes() {
    return sizeBytes;
  }

  public FaxOptions options() {
    return options;
  }

  /** The client's public document, a JSON object. */
  public String attributes() {
    return attributes;
  }

  /** {@code tx_result} or {@code rx_result}. */
  public Facts result() {
    return result;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public Instant modifiedAt() {
    return modifiedAt;
  }

  public Optional<Instant> deliveredAt() {
    return Optional.ofNullable(deliveredAt);
  }
}
