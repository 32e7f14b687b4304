package org.caselli.fax.domain.job;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.call.PageResult;

/**
 * What became known of a live attempt since it was written down last.
 *
 * @param fence number that its follower has, see {@link Attempt#fence}
 * @param events new lines of its timeline
 * @param pages pages confirmed since
 */
public record Progress(
    UUID attempt,
    long fence,
    Stage stage,
    int pagesConfirmed,
    String switchName,
    Optional<Instant> dialledAt,
    Optional<Instant> answeredAt,
    List<AttemptEvent> events,
    List<PageResult> pages) {
  public Progress {
    events = List.copyOf(events);
    pages = List.copyOf(pages);
  }
}
