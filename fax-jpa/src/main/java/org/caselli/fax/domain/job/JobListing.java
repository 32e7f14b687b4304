package org.caselli.fax.domain.job;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.listing.Place;

/**
 * Which jobs to list: pending ones by their due time, others the newest first.
 *
 * @param account only this account's
 * @param faxbox only those sent through this faxbox
 * @param after continue behind this place; empty for the beginning
 */
public record JobListing(
    JobState state, Optional<UUID> account, Optional<UUID> faxbox, Optional<Place> after) {
  public JobListing {
    Objects.requireNonNull(state);
    Objects.requireNonNull(account);
    Objects.requireNonNull(faxbox);
    Objects.requireNonNull(after);
  }

  /** A job's place in its list. */
  public static Place place(Job job) {
    return new Place(
        job.state() == JobState.PENDING ? job.dueAt().orElse(job.createdAt()) : job.createdAt(),
        job.id());
  }
}
