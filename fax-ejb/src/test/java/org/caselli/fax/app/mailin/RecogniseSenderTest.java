package org.caselli.fax.app.mailin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.app.admin.InMemorySettings;
import org.caselli.fax.app.admin.RecogniseKey;
import org.caselli.fax.app.admin.SignIn.SignedIn;
import org.caselli.fax.app.limit.RateLimits;
import org.caselli.fax.app.people.Credentials;
import org.caselli.fax.app.people.Credentials.AccountName;
import org.caselli.fax.app.people.SignInUser;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.account.Role;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;
import org.caselli.fax.fixture.SettableClock;
import org.caselli.fax.port.RecordingMeasures;
import org.junit.jupiter.api.Test;

class RecogniseSenderTest {
  private static final Access USER = new Access(UUID.randomUUID(), UUID.randomUUID(), Role.USER);
  private static final Access KEY = new Access(UUID.randomUUID(), UUID.randomUUID(), Role.USER);
  private final Clock clock = new SettableClock();
  private final RecogniseSender recognise =
      new RecogniseSender(
          new People(),
          new Known(),
          new RateLimits(new InMemorySettings(), clock, new RecordingMeasures()));
  private Optional<Credentials> asked = Optional.empty();

  private final class People extends SignInUser {
    @Override
    @SuppressWarnings("NullAway")
    public SignedIn signInUser(Credentials credentials, String address) {
      asked = Optional.of(credentials);
      return new SignedIn("", USER, null, Instant.EPOCH);
    }
  }

  private static final class Known extends RecogniseKey {
    @Override
    public Access recogniseKey(String apiKey) {
      if (!apiKey.equals("secret")) {
        throw new FaxException(ProblemType.NOT_AUTHENTICATED, "no");
      }
      return KEY;
    }
  }

  @Test
  void a_user_is_known_by_name_and_realm() {
    assertThat(recognise.recogniseSender("ann@corp.example@realm.example", "sesamo", "::1"))
        .isEqualTo(USER);
    Credentials credentials = asked.orElseThrow();
    assertThat(credentials.username()).contains("ann@corp.example");
    assertThat(credentials.account())
        .isEqualTo(new AccountName(AccountName.By.REALM, "realm.example"));
  }

  @Test
  void a_key_is_known_by_itself() {
    assertThat(recognise.recogniseSender("api_key", "secret", "::1")).isEqualTo(KEY);
    assertThat(recognise.recogniseSender("", "secret", "::1")).isEqualTo(KEY);
  }

  @Test
  void who_guesses_keys_is_held_back() {
    for (int i = 0; i < 100; i++) {
      assertThatThrownBy(() -> recognise.recogniseSender("api_key", "wrong", "::1"))
          .isInstanceOf(FaxException.class);
    }

    assertThatThrownBy(() -> recognise.recogniseSender("api_key", "secret", "::1"))
        .isInstanceOfSatisfying(
            FaxException.class, e -> assertThat(e.type()).isEqualTo(ProblemType.TOO_MANY_REQUESTS));
    assertThat(recognise.recogniseSender("api_key", "secret", "::2")).isEqualTo(KEY);
  }
}
