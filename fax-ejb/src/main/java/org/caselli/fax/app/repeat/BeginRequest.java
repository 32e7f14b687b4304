package org.caselli.fax.app.repeat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;
import org.caselli.fax.domain.request.KeptAnswer;
import org.caselli.fax.domain.request.RequestKeys;
import org.caselli.fax.domain.request.RequestKeys.Earlier;
import org.caselli.fax.domain.request.RequestMark;
import org.caselli.fax.domain.settings.FaxSettings;
import org.caselli.fax.domain.settings.Settings;

/** Takes the key of a request before anything is done for it. Thread-safe. */
@ApplicationScoped
public class BeginRequest {
  private final RequestKeys keys;
  private final Settings settings;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected BeginRequest() {
    this(null, null, null);
  }

  @Inject
  public BeginRequest(RequestKeys keys, Settings settings, Clock clock) {
    this.keys = keys;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Takes the key, or finds what was answered when the same request came before.
   *
   * @return empty when the request is to be done now, and {@link EndRequest} to be told
   * @throws FaxException conflict, when the key belongs to another request, or when the first
   *     request is being done, or was broken off
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public Optional<KeptAnswer> beginRequest(RequestMark mark) {
    Instant now = clock.instant();
    Instant expires = now.plus(settings.system().get(FaxSettings.IDEMPOTENCY_KEY_RETENTION));
    if (keys.take(mark, now, expires)) {
      return Optional.empty();
    }
    Earlier earlier = keys.find(mark, now).orElseThrow(BeginRequest::unfinished);
    if (!earlier.requestHash().equals(mark.requestHash())) {
      throw new FaxException(
          ProblemType.CONFLICT,
          "This idempotency key belongs to another request; take a new key for each new request");
    }
    return Optional.of(earlier.answer().orElseThrow(BeginRequest::unfinished));
  }

  private static FaxException unfinished() {
    return new FaxException(
        ProblemType.CONFLICT,
        "A request with this idempotency key is being worked on, or was broken off by a fault; if"
            + " this stays so, look whether it had its effect before you send it with a new key");
  }
}
