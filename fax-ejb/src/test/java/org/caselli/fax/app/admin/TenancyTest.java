package org.caselli.fax.app.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.caselli.fax.app.admin.InMemoryTenants.CUSTOMER;
import static org.caselli.fax.app.admin.InMemoryTenants.NOBODY;
import static org.caselli.fax.app.admin.InMemoryTenants.RESELLER;
import static org.caselli.fax.app.admin.InMemoryTenants.ROOT;
import static org.caselli.fax.app.admin.InMemoryTenants.STRANGER;
import static org.caselli.fax.app.admin.InMemoryTenants.access;

import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.caselli.fax.domain.account.Role;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TenancyTest {
  private final Tenancy tenancy = new Tenancy(new InMemoryTenants());

  private static void assertRefused(ProblemType type, ThrowingCallable call) {
    assertThatExceptionOfType(FaxException.class)
        .isThrownBy(call)
        .satisfies(e -> assertThat(e.type()).isEqualTo(type));
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void everybody_is_at_home_in_the_own_account(Role role) {
    assertThatCode(() -> tenancy.enter(access(CUSTOMER, role), CUSTOMER))
        .doesNotThrowAnyException();
  }

  @Test
  void a_reseller_may_go_down_but_neither_up_nor_sideways() {
    var reseller = access(RESELLER, Role.RESELLER);

    assertThatCode(() -> tenancy.enter(reseller, CUSTOMER)).doesNotThrowAnyException();
    for (UUID elsewhere : new UUID[] {ROOT, STRANGER, NOBODY}) {
      assertRefused(ProblemType.FORBIDDEN, () -> tenancy.enter(reseller, elsewhere));
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Role.class,
      names = {"SYSTEM_ADMIN", "RESELLER"},
      mode = EnumSource.Mode.EXCLUDE)
  void nobody_else_may_even_go_down(Role role) {
    assertRefused(ProblemType.FORBIDDEN, () -> tenancy.enter(access(RESELLER, role), CUSTOMER));
  }

  @Test
  void a_key_that_sends_does_not_read_and_one_that_reads_does_not_send() {
    var sender = access(CUSTOMER, Role.SEND_ONLY);
    var reader = access(CUSTOMER, Role.READ_ONLY);

    assertThatCode(() -> tenancy.send(sender, CUSTOMER)).doesNotThrowAnyException();
    assertThatCode(() -> tenancy.read(reader, CUSTOMER)).doesNotThrowAnyException();
    assertRefused(ProblemType.FORBIDDEN, () -> tenancy.read(sender, CUSTOMER));
    assertRefused(ProblemType.FORBIDDEN, () -> tenancy.send(reader, CUSTOMER));
  }

  @Test
  void the_systems_administrator_may_go_wherever_there_is_an_account() {
    var system = access(ROOT, Role.SYSTEM_ADMIN);

    assertThatCode(() -> tenancy.enter(system, STRANGER)).doesNotThrowAnyException();
    assertRefused(ProblemType.NOT_FOUND, () -> tenancy.enter(system, NOBODY));
  }

  @Test
  void only_administrators_change_an_account_and_only_the_systems_the_system() {
    var admin = access(CUSTOMER, Role.ACCOUNT_ADMIN);

    assertThatCode(() -> tenancy.administer(admin, CUSTOMER)).doesNotThrowAnyException();
    assertRefused(
        ProblemType.FORBIDDEN, () -> tenancy.administer(access(CUSTOMER, Role.USER), CUSTOMER));
    assertRefused(ProblemType.FORBIDDEN, () -> tenancy.administerSystem(admin));
    assertThatCode(() -> tenancy.administerSystem(access(ROOT, Role.SYSTEM_ADMIN)))
        .doesNotThrowAnyException();
  }
}
