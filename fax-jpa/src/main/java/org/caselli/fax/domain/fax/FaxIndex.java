package org.caselli.fax.domain.fax;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.listing.Place;

/** Lists of faxes for people and programs; a read model without entities. */
public interface FaxIndex {
  /**
   * The next faxes along an index, in the order of the listing. They are of the listing's account,
   * view and stretch, but perhaps not all of its scope: an index serves one part of it, and a step
   * takes the same time however rare the others are. Who shows them asks {@link FaxScope#admits}.
   *
   * @param most how many; fewer come only at the end of the list
   */
  List<Row> walk(FaxListing listing, int most);

  /**
   * The next faxes along the same index, of those alone that may have all the words: none that has
   * them is missing, but a word may be found where it does not count, and who shows them looks
   * again. Ends when the effort is made, however few have the words.
   *
   * @param words at least one
   */
  Found search(FaxListing listing, SearchWords words, Effort most);

  /**
   * When a search is to stop, at the latest.
   *
   * @param looked so many faxes of the list were looked at
   * @param found so many were found
   */
  record Effort(int looked, int found) {
    public Effort {
      if (looked < 1 || found < 1) {
        throw new IllegalArgumentException("No effort: " + looked + ", " + found);
      }
    }
  }

  /**
   * What was found in a part of a list.
   *
   * @param next up to where was looked; empty at the end of the list
   */
  record Found(List<Row> rows, Optional<Place> next) {
    public Found {
      rows = List.copyOf(rows);
      Objects.requireNonNull(next);
    }
  }

  /**
   * One fax in a list.
   *
   * @param bytes size of the fax file
   * @param attributes the client's public document, a JSON object
   * @param result {@code tx_result} or {@code rx_result}, a JSON object
   */
  record Row(
      UUID id,
      Fax.Direction direction,
      Belonging belonging,
      JobFacts job,
      Parties parties,
      int pages,
      long bytes,
      Times times,
      String attributes,
      String result) {
    public Row {
      Objects.requireNonNull(id);
      Objects.requireNonNull(direction);
      Objects.requireNonNull(belonging);
      Objects.requireNonNull(job);
      Objects.requireNonNull(times);
    }

    /** Where it stands in every list. */
    public Place place() {
      return new Place(times.created(), id);
    }
  }

  /**
   * Who sends to whom.
   *
   * @param from the sender's number
   * @param to the receiver's number
   */
  record Parties(String from, String fromName, String to, String toName) {}

  /** Whose a fax is. */
  record Belonging(Optional<UUID> faxbox, Optional<UUID> owner, Optional<UUID> submitter) {
    public Belonging {
      Objects.requireNonNull(faxbox);
      Objects.requireNonNull(owner);
      Objects.requireNonNull(submitter);
    }
  }

  /** When a fax was made, changed, delivered, and first seen by somebody. */
  record Times(
      Instant created, Instant modified, Optional<Instant> delivered, Optional<Instant> seen) {
    public Times {
      Objects.requireNonNull(created);
      Objects.requireNonNull(modified);
      Objects.requireNonNull(delivered);
      Objects.requireNonNull(seen);
    }
  }

  /**
   * How the sending of a fax fares.
   *
   * @param state by the name of {@link org.caselli.fax.domain.job.JobState}; empty for a received
   *     fax
   * @param retryAfter seconds
   * @param rule that decided last; empty for none
   * @param reason why the last attempt or the job failed; empty for none
   * @param wish when it was to be sent
   */
  record JobFacts(
      String state,
      int attempts,
      int retries,
      int retryAfter,
      String rule,
      String reason,
      Wish wish) {
    /** Of a received fax. */
    public static final JobFacts NONE = new JobFacts("", 0, 0, 0, "", "", Wish.NONE);

    public JobFacts {
      Objects.requireNonNull(wish);
      Objects.requireNonNull(state);
      Objects.requireNonNull(rule);
      Objects.requireNonNull(reason);
    }
  }

  /**
   * When its sender wanted a fax to be sent.
   *
   * @param priority 0 to 9, as in JMS
   * @param notBefore empty for at once
   * @param expiresAt empty for never
   */
  record Wish(int priority, Optional<Instant> notBefore, Optional<Instant> expiresAt) {
    /** Of a received fax. */
    public static final Wish NONE = new Wish(0, Optional.empty(), Optional.empty());

    public Wish {
      Objects.requireNonNull(notBefore);
      Objects.requireNonNull(expiresAt);
    }
  }
}
