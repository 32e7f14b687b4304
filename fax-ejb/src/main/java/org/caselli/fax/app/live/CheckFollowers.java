package org.caselli.fax.app.live;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.caselli.fax.app.admin.RecogniseCaller;
import org.caselli.fax.app.query.Below;
import org.caselli.fax.app.query.LookBelow;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.port.EventSink.End;

/**
 * Ends the streams of those who may not follow them any more: whose token, key, user or account is
 * gone, or may do something else now. Called again and again.
 */
@ApplicationScoped
public class CheckFollowers {
  /** Streams by a token that cannot be asked about again. */
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private final LiveEvents live;
  private final RecogniseCaller recogniseCaller;
  private final LookBelow lookBelow;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected CheckFollowers() {
    this(null, null, null, null);
  }

  @Inject
  public CheckFollowers(
      LiveEvents live, RecogniseCaller recogniseCaller, LookBelow lookBelow, Clock clock) {
    this.live = live;
    this.recogniseCaller = recogniseCaller;
    this.lookBelow = lookBelow;
    this.clock = clock;
  }

  /** Looks at all streams of this node. */
  public void checkFollowers() {
    Map<String, Optional<Access>> present = new HashMap<>();
    for (Following each : live.all()) {
      Follow follow = each.follow();
      if (follow.token().isEmpty()) {
        if (clock.instant().isAfter(each.since().plus(LONGEST))) {
          each.end(End.AGE);
        }
      } else if (!isStill(follow, present.computeIfAbsent(follow.token(), this::access))) {
        each.end(End.ACCESS);
      }
    }
  }

  private Optional<Access> access(String token) {
    try {
      return Optional.of(recogniseCaller.recogniseCaller(token));
    } catch (FaxException e) {
      return Optional.empty();
    }
  }

  private boolean isStill(Follow follow, Optional<Access> access) {
    if (!access.equals(Optional.of(follow.access()))) {
      return false;
    }
    try {
      lookBelow.lookBelow(
          follow.access(), new Below(follow.account(), follow.faxbox(), Optional.empty()));
      return true;
    } catch (FaxException e) {
      return false;
    }
  }
}
