package org.caselli.fax.domain.reception;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.listing.Place;
import org.jspecify.annotations.Nullable;

/**
 * A fax that is being received, from the beginning of the call until the fax is stored or the call
 * has come to nothing. Its id is the call's, and will be the fax's.
 */
@Entity
@Table(name = "reception")
public class Reception {
  /** Without news for so long, the call is taken for lost: three slow pages. */
  public static final Duration PATIENCE = Duration.ofMinutes(30);

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

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "modified_at")
  private Instant modifiedAt;

  @Column(name = "expires_at")
  private Instant expiresAt;

  /** For JPA. */
  @SuppressWarnings("NullAway.Init")
  protected Reception() {}

  /**
   * A call that begins.
   *
   * @param node that takes it
   */
  public Reception(UUID id, Whose whose, Line line, String node, Instant now) {
    this.id = id;
    this.accountId = whose.account();
    this.faxboxId = whose.faxbox().orElse(null);
    this.ownerId = whose.owner().orElse(null);
    this.fromNumber = line.fromNumber();
    this.fromName = line.fromName();
    this.toNumber = line.toNumber();
    this.node = node;
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
   * The call goes on.
   *
   * @param arrived pages that have come so far
   * @param stationId of the sender; empty while it is not known
   */
  public void goesOn(int arrived, String stationId, Instant now) {
    pages = Math.max(pages, arrived);
    remoteStationId = stationId.isEmpty() ? remoteStationId : stationId;
    modifiedAt = now;
    expiresAt = now.plus(PATIENCE);
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

  /** TSI of the sender; empty while it is not known; untrusted. */
  public String remoteStationId() {
    return remoteStationId;
  }

  /** Pages that have come so far. */
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

  /** Where it stands in every list. */
  public Place place() {
    return new Place(createdAt, id);
  }
}
