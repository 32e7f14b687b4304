package org.caselli.fax.app.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.caselli.fax.app.admin.InMemoryTenants.CUSTOMER;
import static org.caselli.fax.app.admin.InMemoryTenants.RESELLER;
import static org.caselli.fax.app.admin.InMemoryTenants.ROOT;
import static org.caselli.fax.app.admin.InMemoryTenants.STRANGER;
import static org.caselli.fax.app.admin.InMemoryTenants.access;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.caselli.fax.app.admin.InMemoryCallflows;
import org.caselli.fax.app.admin.InMemoryKeys;
import org.caselli.fax.app.admin.InMemorySettings;
import org.caselli.fax.app.admin.InMemoryTenants;
import org.caselli.fax.app.admin.InMemoryUsers;
import org.caselli.fax.app.admin.RecogniseCaller;
import org.caselli.fax.app.admin.SignIn;
import org.caselli.fax.app.admin.Tenancy;
import org.caselli.fax.app.limit.RateLimits;
import org.caselli.fax.app.people.Credentials.AccountName;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.account.HostedNumber;
import org.caselli.fax.domain.account.PasswordDigest;
import org.caselli.fax.domain.account.Role;
import org.caselli.fax.domain.account.User;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;
import org.caselli.fax.fixture.SettableClock;
import org.caselli.fax.port.Ids;
import org.caselli.fax.port.RecordingMeasures;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Users: who makes and changes them, and how they sign in. */
class UsersTest {
  private static final Access ADMIN = access(CUSTOMER, Role.ACCOUNT_ADMIN);
  private static final AccountName REALM =
      new AccountName(AccountName.By.REALM, "Customer.Example.com");

  private final InMemoryTenants tenants = new InMemoryTenants();
  private final InMemoryUsers users = new InMemoryUsers();
  private final InMemoryKeys keys = new InMemoryKeys(users);
  private final SettableClock clock = new SettableClock();
  private final Ids ids = new Numbered();
  private final Tenancy tenancy = new Tenancy(tenants);
  private final ReadUsers readUsers = new ReadUsers(tenancy, users);
  private final UserRows rows = new UserRows(tenancy, users, keys, ids, clock);
  private final SignIn signIn = new SignIn(keys, tenants, ids, clock);
  private final SignInUser signInUser =
      new SignInUser(
          new SignInSteps(tenants, users, signIn),
          new RateLimits(new InMemorySettings(), clock, new RecordingMeasures()));

  private static final class Numbered implements Ids {
    private final AtomicLong last = new AtomicLong();

    @Override
    public UUID next() {
      return new UUID(5, last.incrementAndGet());
    }

    @Override
    public String secret() {
      return "secret" + last.incrementAndGet();
    }
  }

  private static User.Profile profile(String username, Role role) {
    return new User.Profile(username, "", role, "", true, "{}");
  }

  private static Access self(User user) {
    return Access.ofUser(user.accountId(), user.id(), user.role());
  }

  private User create(String username, Role role, String password) {
    return create(ADMIN, CUSTOMER, username, role, Optional.of(password));
  }

  private User create(
      Access by, UUID account, String username, Role role, Optional<String> password) {
    return new CreateUser(rows)
        .createUser(by, account, new UserChange(profile(username, role), password));
  }

  private User change(Access by, User user, UserChange change) {
    clock.advance(java.time.Duration.ofSeconds(1));
    return new ChangeUser(readUsers, rows)
        .changeUser(by, user.accountId(), user.id(), present -> change);
  }

  private User change(Access by, User user, UnaryOperator<User.Profile> change) {
    return change(by, user, new UserChange(change.apply(user.profile()), Optional.empty()));
  }

  private Access enter(String username, String password) {
    String token =
        signInUser.signInUser(Credentials.of(REALM, username, password), "192.0.2.1").token();
    return recognised(token);
  }

  private Access recognised(String token) {
    return new RecogniseCaller(keys, clock).recogniseCaller(token);
  }

  private static void assertRefused(ProblemType type, Runnable call) {
    assertThatExceptionOfType(FaxException.class)
        .isThrownBy(call::run)
        .satisfies(e -> assertThat(e.type()).isEqualTo(type));
  }

  @Nested
  class Signing {
    @Test
    void in_by_name_and_password_whatever_the_case_of_the_name() {
      User user = create("Mario", Role.USER, "segreto");

      assertThat(enter("MARIO", "segreto")).isEqualTo(self(user));
    }

    @Test
    void in_by_either_digest_and_each_name_of_the_account() {
      create("mario", Role.USER, "segreto");
      tenants.assign(new HostedNumber("+12025550111", CUSTOMER, Optional.empty()));
      for (AccountName name :
          new AccountName[] {
            new AccountName(AccountName.By.NAME, "customer.example.com"),
            new AccountName(AccountName.By.PHONE_NUMBER, "(202) 555-0111")
          }) {
        for (PasswordDigest.Kind kind : PasswordDigest.Kind.values()) {
          PasswordDigest digest = PasswordDigest.of(kind, "mario", "segreto");
          Credentials credentials = new Credentials(name, Optional.empty(), digest);

          assertThat(signInUser.signInUser(credentials, "192.0.2.1").account().id())
              .isEqualTo(CUSTOMER);
        }
      }
    }

    @Test
    void in_fails_alike_for_a_wrong_password_user_and_account() {
      create("mario", Role.USER, "segreto");
      AccountName nowhere = new AccountName(AccountName.By.REALM, "nowhere.example.com");

      assertRefused(ProblemType.NOT_AUTHENTICATED, () -> enter("mario", "Segreto"));
      assertRefused(ProblemType.NOT_AUTHENTICATED, () -> enter("luigi", "segreto"));
      assertRefused(
          ProblemType.NOT_AUTHENTICATED,
          () -> signInUser.signInUser(Credentials.of(nowhere, "mario", "segreto"), "192.0.2.1"));
    }

    @Test
    void in_is_not_tried_again_after_many_failures() {
      create("mario", Role.USER, "segreto");
      for (int i = 0; i < 10; i++) {
        assertRefused(ProblemType.NOT_AUTHENTICATED, () -> enter("mario", "wrong"));
      }

      assertRefused(ProblemType.TOO_MANY_REQUESTS, () -> enter("mario", "segreto"));
    }

    @Test
    void in_needs_a_user_and_an_account_that_are_switched_on_and_a_password() {
      User user = create("mario", Role.USER, "segreto");
      create(ADMIN, CUSTOMER, "nopass", Role.USER, Optional.empty());
      change(ADMIN, user, p -> new User.Profile("mario", "", Role.USER, "", false, "{}"));

      assertRefused(ProblemType.NOT_AUTHENTICATED, () -> enter("mario", "segreto"));
      assertRefused(ProblemType.NOT_AUTHENTICATED, () -> enter("nopass", ""));
      change(ADMIN, user, p -> profile("mario", Role.USER));
      tenants.byId(CUSTOMER).orElseThrow().enabled(false);
      assertRefused(ProblemType.NOT_AUTHENTICATED, () -> enter("mario", "segreto"));
    }

    @Test
    void out_ends_the_token() {
      create("mario", Role.USER, "segreto");
      String token = signInUser.signInUser(Credentials.of(REALM, "mario", "segreto"), "a").token();

      new SignOut(keys).signOut(token);

      assertRefused(ProblemType.NOT_AUTHENTICATED, () -> recognised(token));
    }
  }

  @Nested
  class Changing {
    @Test
    void a_new_password_or_role_ends_the_tokens() {
      User user = create("mario", Role.USER, "segreto");
      String first = signInUser.signInUser(Credentials.of(REALM, "mario", "segreto"), "a").token();
      change(
          self(user), user, new UserChange(profile("mario", Role.USER), Optional.of("nuovissimo")));

      assertRefused(ProblemType.NOT_AUTHENTICATED, () -> recognised(first));
      assertRefused(ProblemType.NOT_AUTHENTICATED, () -> enter("mario", "segreto"));
      String second =
          signInUser.signInUser(Credentials.of(REALM, "mario", "nuovissimo"), "a").token();
      change(ADMIN, user, p -> profile("mario", Role.ACCOUNT_ADMIN));
      assertRefused(ProblemType.NOT_AUTHENTICATED, () -> recognised(second));
    }

    @Test
    void a_user_changes_itself_but_not_what_it_may_do() {
      User user = create("mario", Role.USER, "segreto");
      User other = create("luigi", Role.USER, "segreto");

      User changed =
          change(
              self(user),
              user,
              p -> new User.Profile("mario", "m@example.org", Role.USER, "", true, "{}"));
      assertThat(changed.profile().email()).isEqualTo("m@example.org");
      assertRefused(
          ProblemType.FORBIDDEN,
          () -> change(self(user), user, p -> profile("mario", Role.ACCOUNT_ADMIN)));
      assertRefused(ProblemType.NOT_FOUND, () -> change(self(user), other, p -> p));
      assertThat(readUsers.readUsers(self(user), CUSTOMER)).containsExactly(user);
    }

    @Test
    void nobody_rises_above_who_lets_it_rise() {
      User boss =
          create(
              access(RESELLER, Role.RESELLER), CUSTOMER, "boss", Role.RESELLER, Optional.empty());

      assertRefused(
          ProblemType.FORBIDDEN,
          () -> change(ADMIN, boss, new UserChange(boss.profile(), Optional.of("captured"))));
      assertRefused(
          ProblemType.FORBIDDEN,
          () ->
              new RemoveUser(tenancy, users, keys, new InMemoryCallflows(), clock)
                  .removeUser(ADMIN, CUSTOMER, boss.id()));
      assertRefused(ProblemType.FORBIDDEN, () -> create("new", Role.RESELLER, "segreto"));
      assertRefused(
          ProblemType.VALIDATION,
          () ->
              create(
                  access(ROOT, Role.SYSTEM_ADMIN),
                  CUSTOMER,
                  "root",
                  Role.SYSTEM_ADMIN,
                  Optional.empty()));
    }

    @Test
    void a_username_is_unique_in_its_account_and_kept_with_the_password() {
      User user = create("mario", Role.USER, "segreto");
      create("luigi", Role.USER, "segreto");

      assertRefused(ProblemType.VALIDATION, () -> create("MARIO", Role.USER, "segreto"));
      assertRefused(
          ProblemType.VALIDATION, () -> change(ADMIN, user, p -> profile("peach", Role.USER)));
      assertRefused(
          ProblemType.VALIDATION,
          () ->
              change(
                  ADMIN,
                  user,
                  new UserChange(profile("luigi", Role.USER), Optional.of("segreto"))));
      change(ADMIN, user, new UserChange(profile("peach", Role.USER), Optional.of("segreto")));
      assertThat(enter("peach", "segreto").user()).contains(user.id());
    }

    @Test
    void somebody_who_read_an_older_state_is_told() {
      User user = create("mario", Role.USER, "segreto");
      ChangeUser changeUser = new ChangeUser(readUsers, rows);
      User older = new User(user.id(), CUSTOMER, user.profile(), clock.instant().minusSeconds(9));

      assertRefused(
          ProblemType.CONFLICT, () -> rows.change(ADMIN, older, user.profile(), Optional.empty()));
      assertThat(
              changeUser.changeUser(
                  ADMIN, CUSTOMER, user.id(), present -> new UserChange(present, Optional.empty())))
          .isEqualTo(user);
    }

    @Test
    void a_user_of_another_account_is_not_there() {
      User user = create("mario", Role.USER, "segreto");
      Access stranger = access(STRANGER, Role.ACCOUNT_ADMIN);

      assertRefused(ProblemType.NOT_FOUND, () -> readUsers.one(stranger, STRANGER, user.id()));
      assertRefused(ProblemType.FORBIDDEN, () -> readUsers.one(stranger, CUSTOMER, user.id()));
      assertRefused(
          ProblemType.FORBIDDEN,
          () -> readUsers.readUsers(access(CUSTOMER, Role.SEND_ONLY), CUSTOMER));
    }
  }
}
