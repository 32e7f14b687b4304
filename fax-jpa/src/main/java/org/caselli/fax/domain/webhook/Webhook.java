package org.caselli.fax.domain.webhook;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.fax.Fax.Direction;
import org.jspecify.annotations.Nullable;

/**
 * Somebody outside who wants to be told by HTTP of what happens in an account. The callback of a
 * faxbox is one too; it comes and goes with the field of the faxbox.
 */
@Entity
@Table(name = "webhook")
public class Webhook {
  @Id private UUID id;

  @Column(name = "account_id")
  private UUID accountId;

  @Column(name = "faxbox_id")
  private @Nullable UUID faxboxId;

  @Enumerated(EnumType.STRING)
  private @Nullable Direction direction;

  private WebhookDocument document;
  private boolean enabled = true;

  @Column(name = "include_subaccounts")
  private boolean includeSubaccounts;

  @Column(name = "disable_reason")
  private String disableReason = "";

  private String secret;

  @Column(name = "previous_secret")
  private String previousSecret = "";

  @Column(name = "previous_until")
  private @Nullable Instant previousUntil;

  @Column(name = "failing_since")
  private @Nullable Instant failingSince;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "modified_at")
  private Instant modifiedAt;

  @Version private long version;

  /** For JPA. */
  @SuppressWarnings("NullAway.Init")
  protected Webhook() {}

  /** A new webhook of an account, switched on. */
  public Webhook(UUID id, UUID accountId, WebhookDocument document, HookSecret key, Instant now) {
    this.id = id;
    this.accountId = accountId;
    this.secret = key.text();
    this.createdAt = now;
    changed(document, now);
  }

  /** It is the callback of a faxbox for the faxes that go one way. */
  public void belongsTo(UUID faxbox, Direction way) {
    faxboxId = faxbox;
    direction = way;
  }

  /** Its public fields are these from now on. */
  public final void changed(WebhookDocument next, Instant now) {
    document = next;
    includeSubaccounts = next.includesSubaccounts();
    modifiedAt = now;
  }

  /** Somebody switched it on or off; whatever the server had against it is forgotten. */
  public void enabled(boolean on, Instant now) {
    if (on != enabled) {
      enabled = on;
      disableReason = "";
      failingSince = null;
      modifiedAt = now;
    }
  }

  /**
   * Messages are signed with another key; with the one before it too, for as long as receivers need
   * to learn the new one.
   */
  public void signsWith(HookSecret key, Instant bothUntil, Instant now) {
    previousSecret = secret;
    previousUntil = bothUntil.truncatedTo(ChronoUnit.MICROS);
    secret = key.text();
    modifiedAt = now;
  }

  /** Whether it is to be told this. */
  public boolean hears(Topic topic, Optional<UUID> faxbox) {
    if (faxboxId != null && direction != null) {
      return faxbox.filter(faxboxId::equals).isPresent() && topic.endsA(direction);
    }
    return document.wants(topic);
  }

  /** The keys to sign with, the newest first. */
  public List<HookSecret> keys(Instant now) {
    List<HookSecret> keys = new ArrayList<>();
    keys.add(new HookSecret(secret));
    if (previousUntil != null && now.isBefore(previousUntil)) {
      keys.add(new HookSecret(previousSecret));
    }
    return keys;
  }

  public UUID id() {
    return id;
  }

  public UUID accountId() {
    return accountId;
  }

  /** The faxbox whose callback it is. */
  public Optional<UUID> faxboxId() {
    return Optional.ofNullable(faxboxId);
  }

  /** Of which faxes of that faxbox it is told. */
  public Optional<Direction> direction() {
    return Optional.ofNullable(direction);
  }

  public WebhookDocument document() {
    return document;
  }

  public boolean enabled() {
    return enabled;
  }

  /** Why the server switched it off; empty when it did not. */
  public String disableReason() {
    return disableReason;
  }

  /** Until when messages are signed with the key before the present one too. */
  public Optional<Instant> previousUntil() {
    return Optional.ofNullable(previousUntil);
  }

  /** Since when it has taken nothing; empty while it takes what it is sent. */
  public Optional<Instant> failingSince() {
    return Optional.ofNullable(failingSince);
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
