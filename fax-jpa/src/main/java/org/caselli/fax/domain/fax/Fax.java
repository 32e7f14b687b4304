package org.caselli.fax.domain.fax;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
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

  @Column(name = "submitted_by")
  private @Nullable UUID submittedBy;

  @Column(name = "batch_id")
  private @Nullable UUID batchId;

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

  @Embedded private Originals originals = new Originals();

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

  @Column(name = "seen_at")
  private @Nullable Instant seenAt;

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
    fax.originalUrl = options.source(1).map(FaxOptions.Source::url).orElse("");
    return fax;
  }

  /**
   * Whose doing a fax is.
   *
   * @param submitter API key or user that submitted it
   * @param owner user whose fax it is
   * @param batch what the faxes of one request to several recipients have in common
   */
  public record Origin(Optional<UUID> submitter, Optional<UUID> owner, Optional<UUID> batch) {
    public Origin {
      Objects.requireNonNull(submitter);
      Objects.requireNonNull(owner);
      Objects.requireNonNull(batch);
    }

    /** A fax of a user that nobody submitted. */
    public static Origin ofOwner(UUID owner) {
      return new Origin(Optional.empty(), Optional.of(owner), Optional.empty());
    }
  }

  /** A new fax is somebody's doing. */
  public void comesFrom(Origin origin) {
    submittedBy = origin.submitter().orElse(null);
    ownerId = origin.owner().orElse(null);
    batchId = origin.batch().orElse(null);
  }

  /** A new fax is made of so many documents, at least one. */
  public void consistsOf(int documents) {
    originals.are(documents);
  }

  /** A fax that was received. */
  public static Fax inbound(UUID id, Parties parties, FaxOptions options, Facts rx, Instant now) {
    Fax fax = new Fax(id, parties, Direction.INBOUND, Folder.INBOX, now);
    fax.options = options;
    fax.result = rx;
    fax.deliveredAt = now;
    return fax;
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

  /** The only document, or the first, as it came; the caller has retained it. */
  public void keepsOriginal(UUID document) {
    keepsOriginal(1, document);
  }

  /**
   * One of the documents as it came; the caller has retained it.
   *
   * @param position from 1
   */
  public void keepsOriginal(int position, UUID document) {
    originals.keeps(position, document);
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

  /** One of the originals is no longer kept; whoever is told its id releases it. */
  public Optional<UUID> letsGoOfOriginal(int position) {
    return originals.letsGoOf(position);
  }

  /**
   * Its documents are to be had no more, in no form, while what is known of the fax stays; whoever
   * is told their ids releases them.
   */
  public List<UUID> losesItsDocuments(Instant now) {
    List<UUID> kept =
        Stream.concat(
                originals.letGoOfAll().stream(),
                Stream.of(faxFileId(), pdfFileId()).flatMap(Optional::stream))
            .toList();
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

  /** Somebody has looked at it; only the first time counts. */
  public void isSeen(Instant now) {
    if (seenAt == null) {
      seenAt = now;
    }
  }

  /** It is to stand out as a new one again. */
  public void isToBeSeenAgain() {
    seenAt = null;
  }

  /** When somebody had first seen it; only received faxes are told apart by this. */
  public Optional<Instant> seenAt() {
    return Optional.ofNullable(seenAt);
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

  /** The user whose fax it is. */
  public Optional<UUID> ownerId() {
    return Optional.ofNullable(ownerId);
  }

  /** The API key or user that submitted it. */
  public Optional<UUID> submittedBy() {
    return Optional.ofNullable(submittedBy);
  }

  /** What it has in common with the faxes to the other recipients of its request. */
  public Optional<UUID> batchId() {
    return Optional.ofNullable(batchId);
  }

  /** Of how many documents it is made, one behind the other. */
  public int documents() {
    return originals.count();
  }

  /** The only document, or the first. */
  public Optional<UUID> originalId() {
    return originalId(1);
  }

  /**
   * One of the documents, if it is kept.
   *
   * @param position from 1
   */
  public Optional<UUID> originalId(int position) {
    return originals.kept(position);
  }

  /** Positions of the documents that are not kept, perhaps not fetched yet. */
  public List<Integer> missingOriginals() {
    return originals.missing();
  }

  /** Where the first original was fetched; empty when it was uploaded. */
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
