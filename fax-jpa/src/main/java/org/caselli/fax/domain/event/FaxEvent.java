package org.caselli.fax.domain.event;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.call.Facts;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.faxbox.Faxbox;
import org.caselli.fax.domain.job.JobState;
import org.caselli.fax.domain.reception.Reception;

/**
 * Something that happened to a fax, or to the document of a fax or a faxbox. Told at least once to
 * each listener; who is told twice knows it by the id.
 *
 * @param id the same however often it is told
 * @param state of the fax's job afterwards; empty for a received fax and for a faxbox
 * @param status a sentence
 * @param facts what more is known, in the words of the wire
 */
public record FaxEvent(
    UUID id,
    Kind kind,
    About about,
    Optional<JobState> state,
    String status,
    Facts facts,
    Instant at) {
  private static final int LONGEST_STATUS = 1000;

  /** What kind of thing happened. */
  public enum Kind {
    /** A fax was accepted for sending. */
    ACCEPTED,
    /** Its document is ready to be faxed. */
    PREPARE,
    /** An attempt begins, or a call that brings a fax. */
    START,
    /** A call goes on: it was dialled, answered, a page was confirmed. */
    SEND,
    /** An attempt failed and another will follow. */
    RETRY,
    /** The fax was delivered. */
    END,
    /** The fax failed for good, or did not come whole. */
    ERROR,
    /** The fax was cancelled. */
    CANCELLED,
    /** A call that brings a fax goes on: a page has come. */
    RECEIVING,
    /** A fax was received. */
    RECEIVE,
    /** A document is new, and nothing else says so. */
    DOC_CREATED,
    /** A document was changed, and nothing else says so. */
    DOC_EDITED,
    /** A document is gone. */
    DOC_DELETED;

    /** Whether it says nothing but what became of a document. */
    public boolean isOfDocument() {
      return this == DOC_CREATED || this == DOC_EDITED || this == DOC_DELETED;
    }
  }

  /** What an event can be about. */
  public enum Subject {
    /** A fax that is sent. */
    OUTBOUND,
    /** A fax that comes in. */
    INBOUND,
    FAXBOX;

    /** Whether it is a fax. */
    public boolean isFax() {
      return this != FAXBOX;
    }
  }

  /**
   * Which fax or faxbox an event is about, and who may see it.
   *
   * @param id of the fax or the faxbox
   * @param faxbox of the fax; the faxbox itself
   */
  public record About(
      UUID account, Subject subject, UUID id, Optional<UUID> faxbox, People people) {
    public About {
      Objects.requireNonNull(account);
      Objects.requireNonNull(subject);
      Objects.requireNonNull(id);
      Objects.requireNonNull(faxbox);
      Objects.requireNonNull(people);
    }

    /** About this fax. */
    public static About of(Fax fax) {
      boolean outbound = fax.direction() == Fax.Direction.OUTBOUND;
      return new About(
          fax.accountId(),
          outbound ? Subject.OUTBOUND : Subject.INBOUND,
          fax.id(),
          fax.faxboxId(),
          new People(fax.ownerId(), fax.submittedBy()));
    }

    /** About the fax that a call brings. */
    public static About of(Reception reception) {
      Reception.Whose whose = reception.whose();
      return new About(
          whose.account(),
          Subject.INBOUND,
          reception.id(),
          whose.faxbox(),
          new People(whose.owner(), Optional.empty()));
    }

    /** About this faxbox. */
    public static About of(Faxbox faxbox) {
      return new About(
          faxbox.accountId(),
          Subject.FAXBOX,
          faxbox.id(),
          Optional.of(faxbox.id()),
          new People(faxbox.ownerId(), Optional.empty()));
    }
  }

  /**
   * Whose it is.
   *
   * @param owner the user
   * @param submitter the API key or user that submitted the fax
   */
  public record People(Optional<UUID> owner, Optional<UUID> submitter) {
    /** Nobody's. */
    public static final People NOBODY = new People(Optional.empty(), Optional.empty());

    public People {
      Objects.requireNonNull(owner);
      Objects.requireNonNull(submitter);
    }
  }

  public FaxEvent {
    Objects.requireNonNull(id);
    Objects.requireNonNull(kind);
    Objects.requireNonNull(about);
    Objects.requireNonNull(state);
    Objects.requireNonNull(facts);
    Objects.requireNonNull(at);
    status = status.length() > LONGEST_STATUS ? status.substring(0, LONGEST_STATUS) : status;
  }
}
