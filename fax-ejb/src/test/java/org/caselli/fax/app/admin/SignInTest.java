package org.caselli.fax.app.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.caselli.fax.app.admin.InMemoryTenants.CUSTOMER;
import static org.caselli.fax.app.admin.InMemoryTenants.RESELLER;
import static org.caselli.fax.app.admin.InMemoryTenants.access;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.account.Role;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;
import org.junit.jupiter.api.Test;

class SignInTest {
  private static final Instant NOW = Instant.parse("2026-11-23T04:00:00Z");

  private final InMemoryTenants tenants = new InMemoryTenants();
  private final InMemoryUsers users = new InMemoryUsers();
  private final InMemoryKeys keys = new InMemoryKeys(users);
  private final CountingIds ids = new CountingIds();

  private static Clock at(Instant instant) {
    return Clock.fixed(instant, ZoneOffset.UTC);
  }

  private String issue() {
    Access issuer = access(RESELLER, Role.RESELLER);
    return new IssueKey(new Tenancy(tenants), users, new InMemoryFaxboxes(), keys, ids, at(NOW))
        .issueKey(issuer, CUSTOMER, IssueKey.NewKey.administrator("test"))
        .secret();
  }

  private SignIn.SignedIn signIn(String key) {
    return new SignIn(keys, tenants, ids, at(NOW)).signIn(key);
  }

  private Access recognise(String token, Instant when) {
    return new RecogniseCaller(keys, at(when)).recogniseCaller(token);
  }

  @Test
  void a_key_buys_a_token_that_speaks_for_its_account() {
    SignIn.SignedIn signedIn = signIn(issue());

    assertThat(signedIn.account().id()).isEqualTo(CUSTOMER);
    assertThat(recognise(signedIn.token(), NOW).account()).isEqualTo(CUSTOMER);
    assertThat(recognise(signedIn.token(), NOW).role()).isEqualTo(Role.ACCOUNT_ADMIN);
  }

  @Test
  void only_hashes_are_kept() {
    String key = issue();
    String token = signIn(key).token();

    assertThat(keys.knows(key)).isFalse();
    assertThat(keys.knows(token)).isFalse();
    assertThat(keys.knows(SecretHash.of(key))).isTrue();
    assertThat(keys.knows(SecretHash.of(token))).isTrue();
  }

  @Test
  void a_token_ends_when_its_life_does() {
    String token = signIn(issue()).token();
    Instant end = NOW.plus(SignIn.TOKEN_LIFE);

    assertThat(recognise(token, end.minusSeconds(1)).account()).isEqualTo(CUSTOMER);
    assertNotAuthenticated(() -> recognise(token, end));
  }

  @Test
  void neither_an_unknown_key_nor_a_key_as_token_nor_a_token_as_key_will_do() {
    String key = issue();
    String token = signIn(key).token();

    assertNotAuthenticated(() -> signIn("guess"));
    assertNotAuthenticated(() -> recognise(key, NOW));
    assertNotAuthenticated(() -> signIn(token));
  }

  @Test
  void the_hash_is_sha_256() {
    assertThat(SecretHash.of("abc"))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  private static void assertNotAuthenticated(Runnable call) {
    assertThatExceptionOfType(FaxException.class)
        .isThrownBy(call::run)
        .satisfies(e -> assertThat(e.type()).isEqualTo(ProblemType.NOT_AUTHENTICATED));
  }
}
