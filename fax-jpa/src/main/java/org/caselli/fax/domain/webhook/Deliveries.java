package org.caselli.fax.domain.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.listing.Stretch;

/** What webhooks are still to be told and were told. Within the caller's transaction. */
public interface Deliveries {
  /**
   * Keeps what is to be told; what was kept before, for the same webhook, event and topic, is left
   * as it is.
   */
  void add(List<Delivery> deliveries);

  /**
   * Takes what is due for a webhook into the caller's hands, the longest due first, until it is
   * given back by {@link #release} or the time is over; the database's clock decides.
   */
  List<Delivery> claim(UUID webhook, Instant now, Duration lease, int most);

  /** Nobody has it in hand any more. */
  void release(UUID id);

  /** As it stands now, kept from others until the transaction ends. */
  Optional<Delivery> held(UUID id);

  /** One of a webhook. */
  Optional<Delivery> byId(UUID webhook, UUID id);

  /** What waits for a webhook is due now. */
  int hasten(UUID webhook, Instant now);

  /** What waits for webhooks that are switched off, and whose time is over, is given up. */
  int giveUpLate(Instant now);

  /** A part of a list. */
  List<Delivery> walk(Target target, Stretch stretch, int most);

  void add(DeliveryAttempt attempt);

  /** All of a delivery, in order. */
  List<DeliveryAttempt> attemptsOf(UUID delivery);

  /** A part of a list. */
  List<DeliveryAttempt> walkAttempts(Target target, Stretch stretch, int most);

  /**
   * Forgets those that ended before, with their attempts.
   *
   * @return how many
   */
  int forgetBefore(Instant time, int most);

  /** How many wait, and since when the oldest. */
  Waiting waiting();

  /** Whose list. */
  record Target(UUID account, Optional<UUID> webhook) {}

  /**
   * What waits for webhooks that are switched on.
   *
   * @param failing webhooks that take nothing at present
   */
  record Waiting(long deliveries, Optional<Instant> oldest, long failing) {}
}
