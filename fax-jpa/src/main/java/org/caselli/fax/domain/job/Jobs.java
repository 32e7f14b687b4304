package org.caselli.fax.domain.job;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Jobs, and where they wait. */
public interface Jobs {
  Optional<Job> byId(UUID id);

  /** Whose job it is, without reading the job: its account's row is locked before its own. */
  Optional<UUID> accountOf(UUID id);

  /** The job as it stands now, kept from others until the transaction ends. */
  Optional<Job> held(UUID id);

  List<Job> byIds(List<UUID> ids);

  void add(Job job);

  /** A place in the order of all messages and waiting jobs; grows. */
  long nextOrder();

  /** As many places in that order as there are such jobs, from the first on. */
  List<Long> nextOrders(List<UUID> jobs);

  /**
   * Rounds in which accounts get their share, by their ids.
   *
   * @param after account that the first round begins behind
   * @param share how many jobs of an account follow each other
   * @param mostQueued an account that has so many in its queue already is left out
   */
  record Rounds(UUID after, int share, int mostQueued) {}

  /** Sleeping jobs that are due: one round after the other, longest due of each account first. */
  List<DueJob> ripe(Instant now, Rounds rounds, int most);

  /**
   * How many pending jobs were put into their queues since a time and still are; counts on to
   * {@code most}.
   */
  int queuedSince(Instant since, int most);

  /** Pending and asleep, due after {@code from} and until {@code until}, earliest first. */
  List<DueJob> asleepUntil(Instant from, Instant until, int most);

  /** Preparing, and due before {@code before}: their message may be lost. */
  List<DueJob> preparingSince(Instant before, int most);

  /** Those of a batch whose documents are still to be prepared, in the order of their ids. */
  List<Job> preparingOf(UUID batch, int most);

  /** Not final, without a live attempt, and expired at {@code now}; longest expired first. */
  List<DueJob> expired(Instant now, int most);

  /**
   * Whatever was prepared by lives that are over may begin anew.
   *
   * @param living lives of nodes that go on, at least one
   */
  void endPreparations(List<UUID> living, Instant now);

  /** Accounts that have jobs on a waiting list, or in the queue since before a time. */
  List<UUID> accountsWithQueuedJobs(Instant before);

  /** Accounts that have jobs in the queue or on a waiting list, and no live attempt. */
  List<UUID> idleAccountsWithQueuedJobs();

  /** Jobs of an account that were put into its queue before a time, in order. */
  List<UUID> queuedBefore(UUID account, Instant before, int most);

  /**
   * Queued jobs that later ones have overtaken, so that their messages must be lost.
   *
   * @param before place of a job of the account that was claimed already
   */
  List<UUID> overtakenIn(UUID account, long before, int most);

  /** The next jobs of a list. */
  List<Job> list(JobListing listing, int most);

  /** Whether jobs of an account are in its queue. */
  boolean hasQueued(UUID account);

  /** Whether the account has a job that has not ended. */
  boolean hasUnfinished(UUID account);

  /** Whether jobs of an account are in its queue or on a waiting list. */
  boolean hasQueuedOrWaiting(UUID account);

  /** How many jobs of an account wait on number lists. */
  long waitingOf(UUID account);

  /** A job with its due time. */
  record DueJob(UUID id, UUID account, Instant due) {}
}
