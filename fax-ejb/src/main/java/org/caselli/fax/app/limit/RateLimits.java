package org.caselli.fax.app.limit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.caselli.fax.app.limit.TokenBuckets.Rate;
import org.caselli.fax.app.limit.TokenBuckets.Taken;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;
import org.caselli.fax.domain.settings.AccessSettings;
import org.caselli.fax.domain.settings.Settings;
import org.caselli.fax.domain.settings.SettingsSnapshot;
import org.caselli.fax.port.Measures;

/**
 * Limits how often each API key, user and unknown address may ask, and how often somebody may fail
 * to sign in. In memory, for this node. Thread-safe.
 */
@ApplicationScoped
public class RateLimits {
  private static final int REMEMBERED = 50_000;

  private final Settings settings;
  private final TokenBuckets requests;
  private final TokenBuckets failures;
  private final Measures measures;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected RateLimits() {
    this.settings = null;
    this.requests = null;
    this.failures = null;
    this.measures = null;
  }

  @Inject
  public RateLimits(Settings settings, Clock clock, Measures measures) {
    this.settings = settings;
    this.requests = new TokenBuckets(clock, REMEMBERED);
    this.failures = new TokenBuckets(clock, REMEMBERED);
    this.measures = measures;
  }

  /**
   * Counts a request of a caller who is signed in.
   *
   * @return what is left; empty when there is no limit
   * @throws FaxException too many requests, with the time to wait
   */
  public Optional<Allowance> request(Access access) {
    return request("caller " + access.principal(), settings.forAccount(access.account()));
  }

  /**
   * Counts a request of somebody unknown.
   *
   * @throws FaxException too many requests, with the time to wait
   */
  public Optional<Allowance> request(String address) {
    return request("address " + address, settings.system());
  }

  private Optional<Allowance> request(String name, SettingsSnapshot snapshot) {
    int perMinute = snapshot.get(AccessSettings.REQUESTS);
    if (perMinute == 0) {
      return Optional.empty();
    }
    Taken taken = requests.take(name, new Rate(snapshot.get(AccessSettings.BURST), perMinute));
    if (!taken.allowed()) {
      throw tooMany("Too many requests", taken.delay());
    }
    return Optional.of(new Allowance(1, taken.remaining()));
  }

  /**
   * Whom failures to sign in count against.
   *
   * @param times how many times {@code sign_in_failures} it may fail
   */
  public record Suspect(String name, int times) {
    private Rate rate(int failures) {
      return new Rate(failures * times, failures * times);
    }
  }

  /**
   * Tries to sign somebody in, unless there were too many failures lately.
   *
   * @param suspects whom a failure counts against
   * @param entry throws not authenticated when it fails
   * @throws FaxException too many requests, with the time to wait; nothing was tried then
   */
  public <T> T attempt(List<Suspect> suspects, Supplier<T> entry) {
    int allowed = settings.system().get(AccessSettings.FAILURES);
    List<Suspect> charged = new ArrayList<>();
    for (Suspect suspect : suspects) {
      Taken taken = failures.take(suspect.name(), suspect.rate(allowed));
      if (!taken.allowed()) {
        charged.forEach(one -> failures.giveBack(one.name(), one.rate(allowed)));
        throw tooMany("Too many failed attempts to sign in", taken.delay());
      }
      charged.add(suspect);
    }
    T result = entry.get();
    charged.forEach(one -> failures.giveBack(one.name(), one.rate(allowed)));
    return result;
  }

  private FaxException tooMany(String what, Duration wait) {
    measures.rateLimited();
    long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
    return new FaxException(
        ProblemType.TOO_MANY_REQUESTS,
        what + "; try again in " + seconds + " s",
        Duration.ofSeconds(seconds));
  }
}
