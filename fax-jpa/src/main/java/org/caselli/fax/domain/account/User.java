package org.caselli.fax.domain.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;

/** A person of an account, who may sign in by name and password. */
@Entity
@Table(name = "app_user")
public class User {
  @Id private UUID id;

  @Column(name = "account_id")
  private UUID accountId;

  private String username;
  private String email;

  @Enumerated(EnumType.STRING)
  private Role role;

  private String timezone;
  private boolean enabled;
  private String document;

  @Column(name = "md5_verifier")
  private String md5Verifier = "";

  @Column(name = "sha_verifier")
  private String shaVerifier = "";

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "modified_at")
  private Instant modifiedAt;

  @Version private long version;

  /** For JPA. */
  @SuppressWarnings("NullAway.Init")
  protected User() {}

  /** A new user without a password. */
  public User(UUID id, UUID accountId, Profile profile, Instant now) {
    this.id = id;
    this.accountId = accountId;
    this.createdAt = now;
    changed(profile, now);
  }

  /**
   * What can be changed of a user.
   *
   * @param username unique in the account; compared, and kept, in lower case
   * @param email empty for none
   * @param timezone empty for the account's
   * @param enabled false for one who may not sign in
   * @param document the public document as the client gave it, a JSON object without a password
   */
  public record Profile(
      String username, String email, Role role, String timezone, boolean enabled, String document) {
    public Profile {
      username = username.toLowerCase(Locale.ROOT);
      Objects.requireNonNull(email);
      Objects.requireNonNull(role);
      Objects.requireNonNull(timezone);
      Objects.requireNonNull(document);
    }
  }

  /** The user is like this from now on. */
  public final void changed(Profile profile, Instant now) {
    username = profile.username();
    email = profile.email();
    role = profile.role();
    timezone = profile.timezone();
    enabled = profile.enabled();
    document = profile.document();
    modifiedAt = now;
  }

  /**
   * The user has a new password.
   *
   * @param verifiers slow hashes of its digests
   */
  public void signsInWith(Verifiers verifiers, Instant now) {
    md5Verifier = verifiers.md5();
    shaVerifier = verifiers.sha();
    modifiedAt = now;
  }

  /** Slow hashes of both digests of a password, 64 hex digits each. */
  public record Verifiers(String md5, String sha) {}

  public UUID id() {
    return id;
  }

  public UUID accountId() {
    return accountId;
  }

  public Profile profile() {
    return new Profile(username, email, role, timezone, enabled, document);
  }

  public String username() {
    return username;
  }

  public Role role() {
    return role;
  }

  public boolean enabled() {
    return enabled;
  }

  /** Slow hash of the password's digest of that kind; empty for no password. */
  public String verifier(PasswordDigest.Kind kind) {
    return switch (kind) {
      case MD5 -> md5Verifier;
      case SHA -> shaVerifier;
    };
  }

  public boolean hasPassword() {
    return !md5Verifier.isEmpty();
  }

  public Instant createdAt() {
    return createdAt;
  }

  public Instant modifiedAt() {
    return modifiedAt;
  }
}
