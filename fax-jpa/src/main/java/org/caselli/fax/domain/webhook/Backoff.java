package org.caselli.fax.domain.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * When something that a receiver did not take is sent again: a few times after two seconds, as
 * Kazoo does, then after growing pauses, for the last time when its time is over. Pauses differ by
 * a fifth either way, so that many do not come at once; the same delivery always pauses alike.
 * Pure.
 */
public final class Backoff {
  private static final Duration QUICK = Duration.ofSeconds(2);
  private static final Duration LONGEST_WISH = Duration.ofHours(24);
  private static final long FIFTHS = 5;
  private static final int STEPS = 1_000;

  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofSeconds(10),
          Duration.ofSeconds(30),
          Duration.ofMinutes(2),
          Duration.ofMinutes(5),
          Duration.ofMinutes(15),
          Duration.ofMinutes(30),
          Duration.ofHours(1),
          Duration.ofHours(2),
          Duration.ofHours(4),
          Duration.ofHours(6));

  private Backoff() {}

  /**
   * When to try again; empty when it is to be given up.
   *
   * @param delivery before the failure is written down in it
   * @param quick how many repetitions come after two seconds
   * @param wish how long the receiver wants to be left alone; a day at the most
   */
  public static Optional<Instant> next(
      Delivery delivery, int quick, Optional<Duration> wish, Instant now) {
    if (!now.isBefore(delivery.giveUpAt())) {
      return Optional.empty();
    }
    Duration pause = pause(delivery, quick);
    Duration wished = wish.filter(each -> each.compareTo(LONGEST_WISH) < 0).orElse(LONGEST_WISH);
    if (wish.isPresent() && wished.compareTo(pause) > 0) {
      pause = wished;
    }
    Instant next = now.plus(pause);
    return Optional.of(next.isBefore(delivery.giveUpAt()) ? next : delivery.giveUpAt());
  }

  private static Duration pause(Delivery delivery, int quick) {
    int slow = delivery.attempts() - quick;
    if (slow < 0) {
      return QUICK;
    }
    Duration pause = PAUSES.get(Math.min(slow, PAUSES.size() - 1));
    long spread = pause.toMillis() / FIFTHS;
    int place = Math.floorMod(delivery.id().hashCode() * 31 + slow, STEPS);
    return pause.minusMillis(spread).plusMillis(2 * spread * place / STEPS);
  }
}
