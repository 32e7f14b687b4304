package org.caselli.fax.app.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.app.admin.SignIn.SignedIn;
import org.caselli.fax.app.limit.RateLimits;
import org.caselli.fax.app.limit.RateLimits.Suspect;
import org.caselli.fax.app.people.SignInSteps.Place;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;

/**
 * Gives a token for a name and a password. An unknown account, an unknown user and a wrong password
 * get the same answer after the same work. Thread-safe; takes some tenths of a second.
 */
@ApplicationScoped
public class SignInUser {
  /** Hashed with when there is no such account. */
  private static final UUID NO_SALT = new UUID(0, 0);

  /** Many people may share an address. */
  private static final int ADDRESS_TIMES = 10;

  private final SignInSteps steps;
  private final RateLimits limits;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected SignInUser() {
    this(null, null);
  }

  @Inject
  public SignInUser(SignInSteps steps, RateLimits limits) {
    this.steps = steps;
    this.limits = limits;
  }

  /**
   * Signs in.
   *
   * @param address where the request comes from
   * @throws FaxException not authenticated, or too many requests after too many failures
   */
  public SignedIn signInUser(Credentials credentials, String address) {
    String account = credentials.account().value().toLowerCase(Locale.ROOT);
    String target =
        credentials
            .username()
            .map(name -> "user " + account + " " + name.toLowerCase(Locale.ROOT))
            .orElseGet(() -> "account " + account + " from " + address);
    List<Suspect> suspects =
        List.of(new Suspect("address " + address, ADDRESS_TIMES), new Suspect(target, 1));
    return limits.attempt(suspects, () -> enter(credentials));
  }

  private SignedIn enter(Credentials credentials) {
    Optional<Place> place = steps.place(credentials.account());
    String verifier =
        PasswordVerifier.of(credentials.digest(), place.map(Place::salt).orElse(NO_SALT));
    return place
        .flatMap(at -> steps.enter(at.account(), credentials.digest().kind(), verifier))
        .orElseThrow(
            () ->
                new FaxException(
                    ProblemType.NOT_AUTHENTICATED, "Account, name and password do not match"));
  }
}
