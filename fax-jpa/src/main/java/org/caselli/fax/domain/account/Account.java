package org.caselli.fax.domain.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A tenant. Owns faxboxes, numbers, keys and settings; has a parent, save for the first one. */
@Entity
@Table(name = "account")
public class Account {
  @Id private UUID id;

  @Column(name = "parent_id")
  private @Nullable UUID parentId;

  private String name;
  private String realm;
  private String timezone;

  @Column(name = "default_from")
  private String defaultFrom = "";

  private String attributes;
  private boolean enabled = true;

  @Column(name = "removed_at")
  private @Nullable Instant removedAt;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "modified_at")
  private Instant modifiedAt;

  @Version private long version;

  /** For JPA. */
  @SuppressWarnings("NullAway.Init")
  protected Account() {}

  /**
   * A new account.
   *
   * @param realm DNS name, unique in the system
   * @param attributes the public document as the client gave it, a JSON object
   */
  public Account(
      UUID id,
      Optional<UUID> parentId,
      String name,
      String realm,
      ZoneId zone,
      String attributes,
      Instant now) {
    this.id = id;
    this.parentId = parentId.orElse(null);
    this.name = name;
    this.realm = realm;
    this.timezone = zone.getId();
    this.attributes = attributes;
    this.createdAt = now;
    this.modifiedAt = now;
  }

  /**
   * Its public fields are these from now on.
   *
   * @param attributes the public document as the client gave it, a JSON object
   */
  public void changed(
      String newName, String newRealm, ZoneId zone, String newAttributes, Instant now) {
    name = newName;
    realm = newRealm;
    timezone = zone.getId();
    attributes = newAttributes;
    modifiedAt = now;
  }

  /** Whether anybody may sign in and act for it. */
  public void enabled(boolean now) {
    enabled = now;
  }

  /** The account is gone; its realm is free for another. */
  public void removed(Instant now) {
    removedAt = now;
    enabled = false;
    realm = id + ".removed";
    modifiedAt = now;
  }

  /** Its faxes are sent from this number when the sender does not say; empty for none. */
  public void sendsFrom(String number) {
    defaultFrom = number;
  }

  public UUID id() {
    return id;
  }

  public Optional<UUID> parentId() {
    return Optional.ofNullable(parentId);
  }

  public String name() {
    return name;
  }

  public String realm() {
    return realm;
  }

  public ZoneId zone() {
    return ZoneId.of(timezone);
  }

  /** Number that faxes come from when the sender does not say; empty for none. */
  public String defaultFrom() {
    return defaultFrom;
  }

  /** The client's public document, a JSON object. */
  public String attributes() {
    return attributes;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public boolean enabled() {
    return enabled;
  }

  public boolean isRemoved() {
    return removedAt != null;
  }

  public Instant modifiedAt() {
    return modifiedAt;
  }
}
