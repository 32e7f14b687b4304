package org.caselli.fax.domain.reception;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.call.Facts;
import org.caselli.fax.domain.job.Attempt;
import org.caselli.fax.domain.listing.Place;
import org.jspecify.annotations.Nullable;

/**
 * A fax that comes in, from the first second of the call until its pages are stored here and erased
 * on the switch. Its id is the call's, and will be the fax's. The call's result and the file of its
 * pages arrive in any order; with both the fax is written.
 */
@Entity
@Table(name = "reception")
public class Reception {
  /** Where a reception is. */
  public enum State {
    /** The call goes on. */
    RECEIVING,
    /** The call is over and its result known; the switch has the pages and we have not. */
    AWAITING_FILE,
    /** The fax is in the inbox with its pages; the switch may erase its file. */
    STORED,
    /** The fax is in the inbox without its pages; a file that comes late is still taken. */
    GIVEN_UP;

    /** Whether it is a fax that is coming in; otherwise it is in the inbox already. */
    public boolean isUnderWay() {
      return this == RECEIVING || this == AWAITING_FILE;
    }
  }

  /** Without news for so long, the call is taken for lost: three slow pages. */
  public static final Duration PATIENCE = Duration.ofMinutes(30);

  /** How long the pages of a fax are waited for before it is written without them. */
  public static final Duration FILE_PATIENCE = Duration.ofDays(1);

  /** How long a file is taken that comes after that. */
  public static final Duration LATE_FILE = Duration.ofDays(7);

  @Id private UUID id;

  @Column(name = "account_id")
  private UUID accountId;

  @Column(name = "faxbox_id")
  private @Nullable UUID faxboxId;

  @Column(name = "owner_id")
  private @Nullable UUID ownerId;

  @Column(name = "from_number")
  private String fromNumber;

  @Column(name = "from_name")
  private String fromName;

  @Column(name = "to_number")
  private String toNumber;

  @Column(name = "remote_station_id")
  private String remoteStationId = "";

  private int pages;
  private String node;
  private @Nullable UUID incarnation;

  @Enumerated(EnumType.STRING)
  private State state;

  @Column(name = "under_way")
  private boolean underWay;

  @Column(name = "switch_name")
  private String switchName;

  @Column(name = "file_path")
  private String filePath;

  @Column(name = "file_token")
  private @Nullable String fileToken;

  private Facts result = Facts.NONE;

  @Column(name = "document_id")
  private @Nullable UUID documentId;

  @Column(name = "file_pages")
  private int filePages;

  private int tries;

  @Column(name = "due_at")
  private @Nullable Instant dueAt;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "modified_at")
  private Instant modifiedAt;

  @Column(name = "expires_at")
  private Instant expiresAt;

  @Version private long version;

  /** For JPA. */
  @SuppressWarnings("NullAway.Init")
  protected Reception() {}

  /**
   * A call that begins.
   *
   * @param owner the node that takes it, and which of its lives
   */
  public Reception(
      UUID id, Whose whose, Line line, SwitchFile file, Attempt.Owner owner, Instant now) {
    this.id = id;
    this.accountId = whose.account();
    this.faxboxId = whose.faxbox().orElse(null);
    this.ownerId = whose.owner().orElse(null);
    this.fromNumber = line.fromNumber();
    this.fromName = line.fromName();
    this.toNumber = line.toNumber();
    this.switchName = file.switchName();
    this.filePath = file.path();
    this.fileToken = file.token();
    this.node = owner.node();
    this.incarnation = owner.incarnation();
    becomes(State.RECEIVING);
    this.createdAt = now;
    this.modifiedAt = now;
    this.expiresAt = now.plus(PATIENCE);
  }

  /** Whose fax it will be. */
  public record Whose(UUID account, Optional<UUID> faxbox, Optional<UUID> owner) {
    public Whose {
      Objects.requireNonNull(account);
      Objects.requireNonNull(faxbox);
      Objects.requireNonNull(owner);
    }
  }

  /** Who calls whom; what the caller says of itself is untrusted and may be empty. */
  public record Line(String fromNumber, String fromName, String toNumber) {
    public Line {
      Objects.requireNonNull(fromNumber);
      Objects.requireNonNull(fromName);
      Objects.requireNonNull(toNumber);
    }
  }

  /**
   * The file into which a switch receives.
   *
   * @param switchName as the engine calls it
   * @param path on the switch
   * @param token 64 hex digits, the secret part of the address to which the switch uploads it
   */
  public record SwitchFile(String switchName, String path, String token) {
    public SwitchFile {
      Objects.requireNonNull(switchName);
      Objects.requireNonNull(path);
      Objects.requireNonNull(token);
    }
  }

  /**
   * The call goes on.
   *
   * @param arrived pages that have come so far
   * @param stationId of the sender; empty while it is not known
   */
  public void goesOn(int arrived, String stationId, Instant now) {
    pages = Math.max(pages, arrived);
    remoteStationId = stationId.isEmpty() ? remoteStationId : stationId;
    modifiedAt = now;
    if (state == State.RECEIVING) {
      expiresAt = now.plus(PATIENCE);
    }
  }

  /**
   * The call is over; the pages, if any came, are waited for from now on.
   *
   * @param facts {@code rx_result}
   * @param askAgain when the switch is to be asked for the file, unless it has come until then
   */
  public void callEnded(Facts facts, Instant now, Instant askAgain) {
    result = facts;
    becomes(State.AWAITING_FILE);
    modifiedAt = now;
    dueAt = askAgain;
    expiresAt = now.plus(FILE_PATIENCE);
  }

  /**
   * The file has come; the caller has retained the document for it.
   *
   * @param readable pages that can be read in it
   */
  public void fileCame(UUID document, int readable, Instant now) {
    documentId = document;
    filePages = readable;
    modifiedAt = now;
  }

  /** The fax is in the inbox with its pages; the switch may erase its file now. */
  public void isStored(Instant now) {
    becomes(State.STORED);
    modifiedAt = now;
    dueAt = now;
    expiresAt = now.plus(FILE_PATIENCE);
  }

  /** The fax is in the inbox without its pages, which the switch is asked for now and then. */
  public void isGivenUp(Instant now) {
    becomes(State.GIVEN_UP);
    modifiedAt = now;
    expiresAt = now.plus(LATE_FILE);
  }

  private void becomes(State next) {
    state = next;
    underWay = next.isUnderWay();
  }

  /** Somebody asks the switch for the file or to erase it; nobody else does until then. */
  public void isAskedFor(Instant until) {
    dueAt = until;
  }

  /** The switch did not bring the file. */
  public void notFetched(Instant askAgain, Instant now) {
    tries++;
    dueAt = askAgain;
    modifiedAt = now;
  }

  public UUID id() {
    return id;
  }

  public Whose whose() {
    return new Whose(accountId, Optional.ofNullable(faxboxId), Optional.ofNullable(ownerId));
  }

  public Line line() {
    return new Line(fromNumber, fromName, toNumber);
  }

  public State state() {
    return state;
  }

  /** Where the switch keeps it; without a token for a call that an older release took. */
  public SwitchFile file() {
    return new SwitchFile(switchName, filePath, fileToken == null ? "" : fileToken);
  }

  /** {@code rx_result}; none while the call goes on. */
  public Facts result() {
    return result;
  }

  /** What came, if it did. */
  public Optional<UUID> documentId() {
    return Optional.ofNullable(documentId);
  }

  /** Pages that can be read in what came. */
  public int filePages() {
    return filePages;
  }

  /** How often the switch did not bring the file. */
  public int tries() {
    return tries;
  }

  /** TSI of the sender; empty while it is not known; untrusted. */
  public String remoteStationId() {
    return remoteStationId;
  }

  /** Whether the call ended unheard and nobody knows if the switch has any page of it. */
  public boolean mayBeEmpty() {
    return state == State.AWAITING_FILE && pages == 0;
  }

  /** Pages that have come so far, as the switch told. */
  public int pages() {
    return pages;
  }

  public String node() {
    return node;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public Instant modifiedAt() {
    return modifiedAt;
  }

  /** Whether the switch is to be asked for the file, or to erase it. */
  public boolean isDue(Instant now) {
    return dueAt != null && !dueAt.isAfter(now);
  }

  /** Whether its time is over. */
  public boolean isExpired(Instant now) {
    return expiresAt.isBefore(now);
  }

  /** Where it stands in every list. */
  public Place place() {
    return new Place(createdAt, id);
  }
}
