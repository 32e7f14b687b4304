package org.caselli.fax.domain.job;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The attempts of all jobs. */
public interface Attempts {
  Optional<Attempt> byId(UUID id);

  /** Which accounts attempts belong to; those that there are. */
  Map<UUID, UUID> accountsOf(List<UUID> ids);

  /** All of these attempts, in no order. */
  List<Attempt> byIds(List<UUID> ids);

  /** The attempt whose TIFF has that name on the file proxy. */
  Optional<Attempt> byFileToken(String token);

  /** All attempts of a job, in order. */
  List<Attempt> ofJob(UUID job);

  void add(Attempt attempt);

  /** Timeline of an attempt, in order. */
  List<AttemptEvent> timeline(UUID attempt);

  /**
   * Live attempts that no living node follows.
   *
   * @param living lives of nodes that go on, at least one
   */
  List<UUID> orphaned(List<UUID> living, int most);

  /** Of these, those that an earlier life of the node itself has left. */
  List<UUID> orphanedOf(String node, List<UUID> living, int most);

  /**
   * Live attempts change hands: their fences grow, so that whoever followed them is late.
   *
   * @param living lives of nodes that go on: what belongs to one of them stays with it
   * @return those that belong to {@code owner} now
   */
  List<UUID> takeOver(List<UUID> attempts, Attempt.Owner owner, List<UUID> living, Instant now);

  /** Attempts that a life of a node has ended since a time, latest first. */
  List<Attempt> endedBy(UUID incarnation, Instant since, int most);

  /** Live attempts that a life of a node made before a time, oldest first. */
  List<UUID> liveOf(UUID incarnation, Instant before, int most);

  /** Live attempts whose job somebody has cancelled, on any node. */
  List<UUID> toBeCancelled(int most);
}
