package org.caselli.fax.app.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.caselli.fax.app.admin.InMemoryTenants.CUSTOMER;
import static org.caselli.fax.app.admin.InMemoryTenants.RESELLER;
import static org.caselli.fax.app.admin.InMemoryTenants.STRANGER;
import static org.caselli.fax.app.admin.InMemoryTenants.access;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.app.admin.IssueKey.IssuedKey;
import org.caselli.fax.app.admin.IssueKey.NewKey;
import org.caselli.fax.app.announce.Heard;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.account.Role;
import org.caselli.fax.domain.account.User;
import org.caselli.fax.domain.faxbox.Faxbox;
import org.caselli.fax.domain.faxbox.FaxboxDocument;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;
import org.caselli.fax.fixture.SettableClock;
import org.junit.jupiter.api.Test;

/** API keys: who issues and revokes them, and what binds them. */
class KeysTest {
  private static final Access ADMIN = access(CUSTOMER, Role.ACCOUNT_ADMIN);

  private final InMemoryTenants tenants = new InMemoryTenants();
  private final InMemoryUsers users = new InMemoryUsers();
  private final InMemoryFaxboxes faxboxes = new InMemoryFaxboxes();
  private final InMemoryKeys keys = new InMemoryKeys(users);
  private final SettableClock clock = new SettableClock();
  private final Tenancy tenancy = new Tenancy(tenants);
  private final IssueKey issue =
      new IssueKey(tenancy, users, faxboxes, keys, new CountingIds(), clock);
  private final RevokeKey revoke = new RevokeKey(tenancy, keys, clock);
  private final ReadKeys read = new ReadKeys(tenancy, keys);
  private final RecogniseKey recognise = new RecogniseKey(keys, clock);

  private static NewKey key(
      Role role, Optional<UUID> user, Optional<UUID> faxbox, Optional<Instant> expires) {
    return new NewKey("test", role, user, faxbox, expires);
  }

  private static NewKey key(Role role) {
    return key(role, Optional.empty(), Optional.empty(), Optional.empty());
  }

  private UUID faxbox() {
    UUID id = new UUID(9, 1);
    FaxboxDocument document = new FaxboxDocument(Map.of("name", "desk"));
    faxboxes.add(new Faxbox(id, CUSTOMER, "desk.example.com", document, clock.instant()));
    return id;
  }

  private static void assertRefused(ProblemType type, Runnable call) {
    assertThatExceptionOfType(FaxException.class)
        .isThrownBy(call::run)
        .satisfies(e -> assertThat(e.type()).isEqualTo(type));
  }

  @Test
  void a_key_is_never_stronger_than_who_issues_it() {
    assertThat(issue.issueKey(ADMIN, CUSTOMER, key(Role.ACCOUNT_ADMIN)).key().role())
        .isEqualTo(Role.ACCOUNT_ADMIN);
    assertRefused(ProblemType.FORBIDDEN, () -> issue.issueKey(ADMIN, CUSTOMER, key(Role.RESELLER)));
    assertThat(issue.issueKey(access(RESELLER, Role.RESELLER), CUSTOMER, key(Role.RESELLER)).key())
        .isNotNull();
    assertRefused(
        ProblemType.FORBIDDEN,
        () -> issue.issueKey(access(CUSTOMER, Role.USER), CUSTOMER, key(Role.READ_ONLY)));
  }

  @Test
  void a_key_for_one_faxbox_administers_nothing_and_ends_with_the_faxbox() {
    UUID box = faxbox();
    Optional<UUID> bound = Optional.of(box);

    assertRefused(
        ProblemType.VALIDATION,
        () ->
            issue.issueKey(
                ADMIN,
                CUSTOMER,
                key(Role.ACCOUNT_ADMIN, Optional.empty(), bound, Optional.empty())));
    IssuedKey issued =
        issue.issueKey(ADMIN, CUSTOMER, key(Role.USER, Optional.empty(), bound, Optional.empty()));
    assertThat(recognise.recogniseKey(issued.secret()).reach().faxbox()).contains(box);

    new RemoveFaxbox(
            tenancy,
            faxboxes,
            tenants,
            new AccountFurniture(
                faxboxes, new InMemorySettings(), new InMemoryCallflows(), new InMemoryWebhooks()),
            new FaxboxCallbacks(new InMemoryWebhooks(), new CountingIds(), clock),
            keys,
            Heard.nobody(),
            clock)
        .removeFaxbox(ADMIN, CUSTOMER, box);
    assertRefused(ProblemType.NOT_AUTHENTICATED, () -> recognise.recogniseKey(issued.secret()));
  }

  @Test
  void a_key_cannot_be_bound_to_what_the_account_does_not_have() {
    Optional<UUID> nothing = Optional.of(new UUID(9, 9));
    Optional<UUID> none = Optional.empty();

    assertRefused(
        ProblemType.VALIDATION,
        () -> issue.issueKey(ADMIN, CUSTOMER, key(Role.USER, nothing, none, Optional.empty())));
    assertRefused(
        ProblemType.VALIDATION,
        () -> issue.issueKey(ADMIN, CUSTOMER, key(Role.USER, none, nothing, Optional.empty())));
  }

  @Test
  void a_key_holds_until_its_end() {
    Optional<Instant> end = Optional.of(clock.instant().plusSeconds(60));
    Optional<UUID> none = Optional.empty();
    String secret = issue.issueKey(ADMIN, CUSTOMER, key(Role.READ_ONLY, none, none, end)).secret();

    assertThat(recognise.recogniseKey(secret).role()).isEqualTo(Role.READ_ONLY);
    clock.advance(java.time.Duration.ofSeconds(60));
    assertRefused(ProblemType.NOT_AUTHENTICATED, () -> recognise.recogniseKey(secret));
    assertRefused(
        ProblemType.VALIDATION,
        () -> issue.issueKey(ADMIN, CUSTOMER, key(Role.READ_ONLY, none, none, end)));
  }

  @Test
  void a_key_that_speaks_for_a_user_sees_what_the_user_sees() {
    User.Profile profile = new User.Profile("mario", "", Role.USER, "", true, "{}");
    User user = new User(new UUID(8, 1), CUSTOMER, profile, clock.instant());
    users.add(user);
    NewKey wanted =
        key(Role.ACCOUNT_ADMIN, Optional.of(user.id()), Optional.empty(), Optional.empty());

    Access access = recognise.recogniseKey(issue.issueKey(ADMIN, CUSTOMER, wanted).secret());

    assertThat(access.role()).isEqualTo(Role.USER);
    assertThat(access.reach().owner()).contains(user.id());
  }

  @Test
  void a_revoked_key_is_gone() {
    IssuedKey issued = issue.issueKey(ADMIN, CUSTOMER, key(Role.USER));
    UUID id = issued.key().id();
    recognise.recogniseKey(issued.secret());
    assertThat(read.one(ADMIN, CUSTOMER, id).lastUsed()).contains(clock.instant());
    assertRefused(
        ProblemType.NOT_FOUND,
        () -> revoke.revokeKey(access(STRANGER, Role.ACCOUNT_ADMIN), STRANGER, id));

    revoke.revokeKey(ADMIN, CUSTOMER, id);

    assertRefused(ProblemType.NOT_AUTHENTICATED, () -> recognise.recogniseKey(issued.secret()));
    assertRefused(ProblemType.NOT_FOUND, () -> read.one(ADMIN, CUSTOMER, id));
    assertThat(read.readKeys(ADMIN, CUSTOMER)).isEmpty();
  }

  @Test
  void a_stronger_key_is_not_revoked_by_a_weaker_caller() {
    IssuedKey issued =
        issue.issueKey(access(RESELLER, Role.RESELLER), CUSTOMER, key(Role.RESELLER));

    assertRefused(
        ProblemType.FORBIDDEN, () -> revoke.revokeKey(ADMIN, CUSTOMER, issued.key().id()));
  }
}
