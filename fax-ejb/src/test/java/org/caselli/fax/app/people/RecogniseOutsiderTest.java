package org.caselli.fax.app.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.caselli.fax.app.admin.InMemoryTenants.CUSTOMER;
import static org.caselli.fax.app.admin.InMemoryTenants.ROOT;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.caselli.fax.app.admin.InMemoryTenants;
import org.caselli.fax.app.admin.InMemoryUsers;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.account.Role;
import org.caselli.fax.domain.account.User;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;
import org.junit.jupiter.api.Test;

class RecogniseOutsiderTest {
  private final InMemoryTenants tenants = new InMemoryTenants();
  private final InMemoryUsers users = new InMemoryUsers();
  private final RecogniseOutsider recognise =
      new RecogniseOutsider(tenants, users, new OutsideClaims(true, "account", "a.roles", "name"));

  private static Map<String, Object> claims(Object account, Object... roles) {
    Map<String, Object> claims = new HashMap<>();
    claims.put("iss", "https://id.example.com");
    claims.put("sub", "1");
    claims.put("account", account);
    claims.put("a", Map.of("roles", List.of(roles)));
    return claims;
  }

  private Access access(Map<String, Object> claims) {
    return recognise.recogniseOutsider(claims);
  }

  private void assertForbidden(Map<String, Object> claims) {
    assertThatExceptionOfType(FaxException.class)
        .isThrownBy(() -> access(claims))
        .satisfies(e -> assertThat(e.type()).isEqualTo(ProblemType.FORBIDDEN));
  }

  private User user(boolean enabled) {
    User.Profile profile = new User.Profile("mario", "", Role.USER, "", enabled, "{}");
    User user = new User(new UUID(8, 1), CUSTOMER, profile, Instant.EPOCH);
    users.add(user);
    return user;
  }

  @Test
  void the_account_is_named_by_id_or_realm_and_the_strongest_role_counts() {
    Access byRealm = access(claims("Customer.example.com", "read_only", "account-admin", "other"));
    Access byId = access(claims(CUSTOMER.toString(), "READ_ONLY", 7));

    assertThat(byRealm.account()).isEqualTo(CUSTOMER);
    assertThat(byRealm.role()).isEqualTo(Role.ACCOUNT_ADMIN);
    assertThat(byId.role()).isEqualTo(Role.READ_ONLY);
    assertThat(byId.principal()).isEqualTo(byRealm.principal());
  }

  @Test
  void a_user_is_one_of_the_account() {
    User user = user(true);
    Map<String, Object> claims = claims("customer.example.com", "user");
    assertForbidden(claims);
    claims.put("name", "luigi");
    assertForbidden(claims);

    claims.put("name", "Mario");
    assertThat(access(claims)).isEqualTo(Access.ofUser(CUSTOMER, user.id(), Role.USER));
  }

  @Test
  void a_user_that_is_switched_off_is_no_administrator_either() {
    user(false);
    Map<String, Object> claims = claims("customer.example.com", "account_admin");
    claims.put("name", "mario");

    assertForbidden(claims);
  }

  @Test
  void the_system_has_its_administrator_in_the_first_account_only() {
    assertForbidden(claims("customer.example.com", "system_admin"));
    assertThat(access(claims(ROOT.toString().replace("-", ""), "system_admin")).role())
        .isEqualTo(Role.SYSTEM_ADMIN);
  }

  @Test
  void without_an_account_or_a_role_nothing_is_open() {
    assertForbidden(claims("nowhere.example.com", "account_admin"));
    assertForbidden(claims(7, "account_admin"));
    assertForbidden(claims("customer.example.com", "emperor"));
    assertForbidden(claims("customer.example.com"));
    assertForbidden(Map.of("sub", "1"));
    tenants.byId(CUSTOMER).orElseThrow().enabled(false);
    assertForbidden(claims("customer.example.com", "account_admin"));
  }
}
