package org.caselli.fax.app.mailin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.caselli.fax.app.admin.RecogniseKey;
import org.caselli.fax.app.limit.RateLimits;
import org.caselli.fax.app.limit.RateLimits.Suspect;
import org.caselli.fax.app.people.Credentials;
import org.caselli.fax.app.people.Credentials.AccountName;
import org.caselli.fax.app.people.SignInUser;
import org.caselli.fax.domain.account.Access;

/**
 * Tells who mails, by what a mail program signs in with: {@code user@realm} and that user's
 * password, or {@code api_key} and an API key. Failures count as those at the REST API do.
 * Thread-safe; takes some tenths of a second.
 */
@ApplicationScoped
public class RecogniseSender {
  private static final String BY_KEY = "api_key";
  private static final int ADDRESS_TIMES = 10;

  private final SignInUser signInUser;
  private final RecogniseKey recogniseKey;
  private final RateLimits limits;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected RecogniseSender() {
    this(null, null, null);
  }

  @Inject
  public RecogniseSender(SignInUser signInUser, RecogniseKey recogniseKey, RateLimits limits) {
    this.signInUser = signInUser;
    this.recogniseKey = recogniseKey;
    this.limits = limits;
  }

  /**
   * Whom the sender has proved to be.
   *
   * @param address where the connection comes from
   * @throws org.caselli.fax.domain.problem.FaxException not authenticated, or too many requests
   *     after too many failures
   */
  public Access recogniseSender(String name, String password, String address) {
    int at = name.lastIndexOf('@');
    if (at < 0 || name.equalsIgnoreCase(BY_KEY)) {
      return limits.attempt(
          List.of(new Suspect("address " + address, ADDRESS_TIMES)),
          () -> recogniseKey.recogniseKey(password));
    }
    AccountName account = new AccountName(AccountName.By.REALM, name.substring(at + 1));
    return signInUser
        .signInUser(Credentials.of(account, name.substring(0, at), password), address)
        .access();
  }
}
