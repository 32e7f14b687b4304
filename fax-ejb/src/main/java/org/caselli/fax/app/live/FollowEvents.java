package org.caselli.fax.app.live;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.caselli.fax.app.announce.LogSteps;
import org.caselli.fax.app.query.Below;
import org.caselli.fax.app.query.LookBelow;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;
import org.caselli.fax.domain.settings.ApiSettings;
import org.caselli.fax.domain.settings.Settings;
import org.caselli.fax.port.EventSink;

/** Lets a caller follow the events of an account, as far as it sees its faxes. Thread-safe. */
@ApplicationScoped
public class FollowEvents {
  private static final Duration RETRY_AFTER = Duration.ofSeconds(30);

  private final LookBelow lookBelow;
  private final LiveEvents live;
  private final LogSteps steps;
  private final Settings settings;
  private final Executor executor;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected FollowEvents() {
    this(null, null, null, null, null, null);
  }

  @Inject
  public FollowEvents(
      LookBelow lookBelow,
      LiveEvents live,
      LogSteps steps,
      Settings settings,
      Executor executor,
      Clock clock) {
    this.lookBelow = lookBelow;
    this.live = live;
    this.steps = steps;
    this.settings = settings;
    this.executor = executor;
    this.clock = clock;
  }

  /**
   * Judges whether the caller may follow them.
   *
   * @param after position of the last event that the client has; empty to begin now
   * @return what begins the stream, once there is somewhere for it to go
   * @throws FaxException forbidden; not found for a faxbox that is not the account's; unavailable
   *     when too many follow already
   */
  public Function<EventSink, Following> followEvents(Follow follow, OptionalLong after) {
    lookBelow.lookBelow(
        follow.access(), new Below(follow.account(), follow.faxbox(), Optional.empty()));
    int most = settings.system().get(ApiSettings.EVENT_STREAMS);
    int mostOfAccount = settings.system().get(ApiSettings.ACCOUNT_EVENT_STREAMS);
    if (live.count() >= most || live.count(follow.account()) >= mostOfAccount) {
      throw new FaxException(
          ProblemType.UNAVAILABLE,
          "Too many clients follow events already; close a stream, or ask the operator for more",
          RETRY_AFTER);
    }
    return sink -> {
      Following following =
          new Following(
              follow,
              after,
              clock.instant(),
              new Following.Surroundings(live, steps, executor),
              sink);
      following.begin();
      return following;
    };
  }
}
