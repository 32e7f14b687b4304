package org.caselli.fax.domain.event;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.call.Facts;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.job.JobState;

/**
 * Something that happened to a fax. Told at least once to each listener; who is told twice knows it
 * by the id.
 *
 * @param id the same however often it is told
 * @param state of the fax's job afterwards; empty for a received fax
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
    /** An attempt begins. */
    START,
    /** A call goes on: it was answered, a page was confirmed. */
    SEND,
    /** An attempt failed and another will follow. */
    RETRY,
    /** The fax was delivered. */
    END,
    /** The fax failed for good. */
    ERROR,
    /** The fax was cancelled. */
    CANCELLED,
    /** A fax was received. */
    RECEIVE
  }

  /** Which fax an event is about. */
  public record About(UUID account, Optional<UUID> faxbox, UUID fax, Fax.Direction direction) {
    public About {
      Objects.requireNonNull(account);
      Objects.requireNonNull(faxbox);
      Objects.requireNonNull(fax);
      Objects.requireNonNull(direction);
    }

    /** About this fax. */
    public static About of(Fax fax) {
      return new About(fax.accountId(), fax.faxboxId(), fax.id(), fax.direction());
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
