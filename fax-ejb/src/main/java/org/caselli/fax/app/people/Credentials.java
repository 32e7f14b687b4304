package org.caselli.fax.app.people;

import java.util.Objects;
import java.util.Optional;
import org.caselli.fax.domain.account.PasswordDigest;

/**
 * What somebody signs in with.
 *
 * @param account how the account is named
 * @param username empty when the client sent nothing but a digest, in which it is hidden
 * @param digest of username and password
 */
public record Credentials(AccountName account, Optional<String> username, PasswordDigest digest) {
  public Credentials {
    Objects.requireNonNull(account);
    Objects.requireNonNull(username);
    Objects.requireNonNull(digest);
  }

  /** A name and a password. */
  public static Credentials of(AccountName account, String username, String password) {
    return new Credentials(
        account,
        Optional.of(username),
        PasswordDigest.of(PasswordDigest.Kind.MD5, username, password));
  }

  /** Names an account. */
  public record AccountName(By by, String value) {
    public AccountName {
      Objects.requireNonNull(by);
      Objects.requireNonNull(value);
    }

    /** What it is named by. */
    public enum By {
      NAME,
      REALM,
      PHONE_NUMBER
    }
  }
}
