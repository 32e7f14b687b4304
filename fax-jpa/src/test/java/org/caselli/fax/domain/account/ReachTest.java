package org.caselli.fax.domain.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReachTest {
  private static final UUID ACCOUNT = new UUID(0, 1);
  private static final UUID KEY = new UUID(0, 2);
  private static final UUID USER = new UUID(0, 3);
  private static final UUID BOX = new UUID(0, 4);

  @ParameterizedTest
  @EnumSource(names = {"USER", "SEND_ONLY", "READ_ONLY"})
  void whoever_speaks_for_a_user_sees_what_is_the_users(Role role) {
    Access access = new Access(ACCOUNT, KEY, role, Optional.of(USER), Optional.empty());

    assertThat(access.reach().owner()).contains(USER);
  }

  @ParameterizedTest
  @EnumSource(names = {"SYSTEM_ADMIN", "RESELLER", "ACCOUNT_ADMIN"})
  void an_administrator_sees_the_whole_account(Role role) {
    assertThat(Access.ofUser(ACCOUNT, USER, role).reach()).isEqualTo(Reach.WHOLE_ACCOUNT);
  }

  @Test
  void a_program_sees_the_account_or_what_it_sent_itself() {
    assertThat(new Access(ACCOUNT, KEY, Role.READ_ONLY).reach()).isEqualTo(Reach.WHOLE_ACCOUNT);
    assertThat(new Access(ACCOUNT, KEY, Role.SEND_ONLY).reach().submitter()).contains(KEY);
  }

  @Test
  void a_faxbox_opens_to_its_owner_and_to_keys_that_are_not_bound_to_another() {
    Reach user = Access.ofUser(ACCOUNT, USER, Role.USER).reach();
    Reach bound = new Access(ACCOUNT, KEY, Role.USER, Optional.empty(), Optional.of(BOX)).reach();

    assertThat(user.opens(BOX, Optional.of(USER))).isTrue();
    assertThat(user.opens(BOX, Optional.empty())).isTrue();
    assertThat(user.opens(BOX, Optional.of(KEY))).isFalse();
    assertThat(bound.opens(BOX, Optional.of(USER))).isTrue();
    assertThat(bound.opens(KEY, Optional.empty())).isFalse();
    assertThat(Reach.WHOLE_ACCOUNT.opens(BOX, Optional.of(USER))).isTrue();
  }

  @Test
  void a_weaker_role_wins_over_a_stronger() {
    assertThat(Role.ACCOUNT_ADMIN.weaker(Role.USER)).isEqualTo(Role.USER);
    assertThat(Role.SEND_ONLY.weaker(Role.RESELLER)).isEqualTo(Role.SEND_ONLY);
    assertThat(Role.RESELLER.isAbove(Role.ACCOUNT_ADMIN)).isTrue();
    assertThat(Role.USER.isAbove(Role.USER)).isFalse();
  }
}
