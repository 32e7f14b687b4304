package org.caselli.fax.domain.fax;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.caselli.fax.domain.call.Facts;
import org.caselli.fax.domain.fax.FaxListing.View;
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

  /** Null for one that was deleted. */
  @Enumerated(EnumType.STRING)
  @Column(name = "shown_in")
  private @Nullable View shownIn;

  @Column(name = "ended_as")
  private String endedAs = "";

  @Column(name = "erased_at")
  private @Nullable Instant erasedAt;

  @Column(name = "submitted_by")
  private @Nullable UUID submittedBy;

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
    this.shownIn = direction == Direction.INBOUND ? View.INBOX : View.OUTGOING;
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

  /** The user whose fax it is. */
  public void belongsTo(UUID user) {
    ownerId = user;
  }

  /** The API key or user that submitted it. */
  public void wasSubmittedBy(UUID principal) {
    submittedBy = principal;
  }

  /**
   * Its job has come to an end or begins anew, which the job itself tells.
   *
   * @param state name of the final state; empty when the job goes on
   */
  public void jobEnded(String state) {
    endedAs = state;
    if (!deleted) {
      shownIn = state.isEmpty() ? View.OUTGOING : View.OUTBOX;
    }
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

  /**
   * Its documents are to be had no more, in no form, while what is known of the fax stays; whoever
   * is told their ids releases them.
   */
  public List<UUID> losesItsDocuments(Instant now) {
    List<UUID> kept =
        Stream.of(originalId(), faxFileId(), pdfFileId()).flatMap(Optional::stream).toList();
    originalId = null;
    faxFileId = null;
    pdfFileId = null;
    erasedAt = now;
    modifiedAt = now;
    return kept;
  }

  /** Nobody sees it any more; the record stays. */
  public void isDeleted(Instant now) {
    deleted = true;
    shownIn = null;
    modifiedAt = now;
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

  /** The user whose fax it is. */
  public Optional<UUID> ownerId() {
    return Optional.ofNullable(ownerId);
  }

  /** The API key or user that submitted it; empty for a received fax. */
  public Optional<UUID> submittedBy() {
    return Optional.ofNullable(submittedBy);
  }

  /** When its documents were erased for good. */
  public Optional<Instant> erasedAt() {
    return Optional.ofNullable(erasedAt);
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
