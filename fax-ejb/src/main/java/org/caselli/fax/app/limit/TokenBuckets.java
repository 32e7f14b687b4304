package org.caselli.fax.app.limit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Token buckets by name: each begins full, every request takes one token, and tokens flow back
 * evenly. The names that were not used for longest are forgotten first, which fills their buckets.
 * Thread-safe.
 */
final class TokenBuckets {
  private static final double NANOS = 1e9;

  private final Clock clock;
  private final Map<String, Bucket> buckets;

  /**
   * No buckets yet.
   *
   * @param most how many names are remembered
   */
  TokenBuckets(Clock clock, int most) {
    this.clock = clock;
    this.buckets =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > most;
          }
        };
  }

  /**
   * How fast requests may come.
   *
   * @param burst tokens in a full bucket
   * @param perMinute tokens that flow back in a minute
   */
  record Rate(int burst, int perMinute) {}

  /**
   * What a request got.
   *
   * @param remaining whole tokens that are left
   * @param delay until there is a token; zero when the request got one
   */
  record Taken(boolean allowed, int remaining, Duration delay) {}

  private record Bucket(double tokens, Instant at) {}

  /** Takes a token out of the bucket of that name. */
  synchronized Taken take(String name, Rate rate) {
    Instant now = clock.instant();
    double perSecond = rate.perMinute() / 60.0;
    double tokens = level(name, rate, now);
    boolean allowed = tokens >= 1;
    double left = allowed ? tokens - 1 : tokens;
    buckets.put(name, new Bucket(left, now));
    Duration delay =
        allowed
            ? Duration.ZERO
            : Duration.ofNanos((long) Math.ceil((1 - left) / perSecond * NANOS));
    return new Taken(allowed, (int) left, delay);
  }

  /** Gives a token back that should not have been taken. */
  synchronized void giveBack(String name, Rate rate) {
    Instant now = clock.instant();
    buckets.put(name, new Bucket(Math.min(rate.burst(), level(name, rate, now) + 1), now));
  }

  private double level(String name, Rate rate, Instant now) {
    Bucket bucket = buckets.get(name);
    if (bucket == null) {
      return rate.burst();
    }
    double seconds = Math.max(0, Duration.between(bucket.at(), now).toNanos() / NANOS);
    return Math.min(rate.burst(), bucket.tokens() + seconds * rate.perMinute() / 60.0);
  }
}
