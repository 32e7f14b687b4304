package org.caselli.fax.app.maintain;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Something that an operator should know of.
 *
 * @param subject what it is about: the name of a node or a switch; empty for the whole system
 * @param detail what else is known: why a switch is down, which disk is short
 * @param since when it began
 * @param count how many are concerned; free bytes for a disk
 */
public record Trouble(
    Kind kind, String subject, String detail, Optional<Instant> since, long count) {
  public Trouble {
    Objects.requireNonNull(kind);
    Objects.requireNonNull(subject);
    Objects.requireNonNull(detail);
    Objects.requireNonNull(since);
  }

  Trouble(Kind kind, String subject, String detail, long count) {
    this(kind, subject, detail, Optional.empty(), count);
  }

  /** How bad it is. */
  public enum Weight {
    /** Faxes are not sent or not taken. */
    STOPS,
    /** It goes on, with less. */
    HINDERS,
    /** Somebody wanted it so. */
    WANTED
  }

  /** What it is. */
  public enum Kind {
    NO_SWITCH(Weight.STOPS),
    DISK_SHORT(Weight.STOPS),
    BROKER_DOWN(Weight.STOPS),
    NODE_SILENT(Weight.HINDERS),
    SWITCH_DOWN(Weight.HINDERS),
    DUE_FOR_LONG(Weight.HINDERS),
    CALLS_UNHEARD(Weight.HINDERS),
    NOTICES_WAIT(Weight.HINDERS),
    SENDING_PAUSED(Weight.WANTED),
    ACCOUNTS_PAUSED(Weight.WANTED),
    NODE_DRAINS(Weight.WANTED);

    private final Weight weight;

    Kind(Weight weight) {
      this.weight = weight;
    }

    public Weight weight() {
      return weight;
    }
  }
}
