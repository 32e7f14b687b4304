package org.caselli.fax.domain.maillog;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.listing.Place;
import org.jspecify.annotations.Nullable;

/**
 * A mail to a faxbox, and what became of it: a fax, or the errors for which there is none (spec
 * 7.9). Never changes.
 */
@Entity
@Table(name = "mail_log")
public class LoggedMail {
  @Id private UUID id;

  @Column(name = "account_id")
  private UUID accountId;

  @Column(name = "faxbox_id")
  private @Nullable UUID faxboxId;

  @Column(name = "owner_id")
  private @Nullable UUID ownerId;

  @Column(name = "owner_email")
  private String ownerEmail;

  @Column(name = "faxbox_domain")
  private String faxboxDomain;

  @Column(name = "from_address")
  private String from;

  @Column(name = "to_address")
  private String to;

  @Column(name = "original_number")
  private String originalNumber;

  @Column(name = "translated_number")
  private String translatedNumber;

  @Column(name = "content_type")
  private String contentType;

  private String filename;

  @Column(name = "sender_check")
  private String senderCheck;

  private Errors errors;

  @Column(name = "left_out")
  private Errors leftOut;

  @Column(name = "client_address")
  private String clientAddress;

  @Column(name = "client_name")
  private String clientName;

  private String protocol;

  @Column(name = "message_id")
  private String messageId;

  @Column(name = "fax_id")
  private @Nullable UUID faxId;

  @Column(name = "created_at")
  private Instant createdAt;

  /** For JPA. */
  @SuppressWarnings("NullAway.Init")
  protected LoggedMail() {}

  /**
   * A mail that came now. Texts that are too long are cut.
   *
   * @param errors why it is no fax, oldest first; none when it is one
   */
  public LoggedMail(UUID id, Target target, Mail mail, List<String> errors, Instant now) {
    this.id = id;
    this.accountId = target.account();
    this.faxboxId = target.faxbox().orElse(null);
    this.ownerId = target.owner().orElse(null);
    this.ownerEmail = cut(target.ownerEmail(), 254);
    this.faxboxDomain = cut(target.faxboxDomain(), 253);
    this.from = cut(mail.from(), 320);
    this.to = cut(mail.to(), 320);
    this.originalNumber = cut(mail.originalNumber(), 64);
    this.translatedNumber = cut(mail.translatedNumber(), 64);
    this.contentType = cut(mail.contentType(), 256);
    this.filename = cut(mail.filename(), 256);
    this.senderCheck = cut(mail.senderCheck(), 1000);
    this.faxId = mail.fax().orElse(null);
    this.errors = new Errors(errors);
    this.leftOut = new Errors(mail.leftOut());
    this.clientAddress = cut(mail.trace().address(), 64);
    this.clientName = cut(mail.trace().name(), 255);
    this.protocol = cut(mail.trace().protocol(), 16);
    this.messageId = cut(mail.trace().messageId(), 998);
    this.createdAt = now;
  }

  private static String cut(String text, int most) {
    return text.length() > most ? text.substring(0, most) : text;
  }

  /**
   * Whose mail it was.
   *
   * @param ownerEmail of the faxbox's owner; empty for none
   * @param faxboxDomain to which it was sent
   */
  public record Target(
      UUID account,
      Optional<UUID> faxbox,
      Optional<UUID> owner,
      String ownerEmail,
      String faxboxDomain) {
    public Target {
      Objects.requireNonNull(account);
      Objects.requireNonNull(faxbox);
      Objects.requireNonNull(owner);
      Objects.requireNonNull(ownerEmail);
      Objects.requireNonNull(faxboxDomain);
    }
  }

  /**
   * What came; whatever is not known is empty.
   *
   * @param originalNumber as it stood in the address
   * @param translatedNumber normalised
   * @param contentType of the document
   * @param filename of the document
   * @param senderCheck what proves the sender's address, as in {@code Authentication-Results}
   * @param fax that was made of it
   * @param leftOut a sentence for each file that is not in the fax
   */
  public record Mail(
      String from,
      String to,
      String originalNumber,
      String translatedNumber,
      String contentType,
      String filename,
      String senderCheck,
      Optional<UUID> fax,
      MailTrace trace,
      List<String> leftOut) {
    public Mail {
      Objects.requireNonNull(from);
      Objects.requireNonNull(to);
      Objects.requireNonNull(originalNumber);
      Objects.requireNonNull(translatedNumber);
      Objects.requireNonNull(contentType);
      Objects.requireNonNull(filename);
      Objects.requireNonNull(senderCheck);
      Objects.requireNonNull(fax);
      Objects.requireNonNull(trace);
      leftOut = List.copyOf(leftOut);
    }
  }

  /** Sentences, oldest first. */
  public record Errors(List<String> sentences) {
    public Errors {
      sentences = List.copyOf(sentences);
    }
  }

  public UUID id() {
    return id;
  }

  public Target target() {
    return new Target(
        accountId,
        Optional.ofNullable(faxboxId),
        Optional.ofNullable(ownerId),
        ownerEmail,
        faxboxDomain);
  }

  public Mail mail() {
    return new Mail(
        from,
        to,
        originalNumber,
        translatedNumber,
        contentType,
        filename,
        senderCheck,
        Optional.ofNullable(faxId),
        new MailTrace(clientAddress, clientName, protocol, messageId),
        leftOut.sentences());
  }

  /** Why it is no fax, oldest first; empty when it is one. */
  public List<String> errors() {
    return errors.sentences();
  }

  public Instant createdAt() {
    return createdAt;
  }

  /** Where it stands in every list. */
  public Place place() {
    return new Place(createdAt, id);
  }
}
