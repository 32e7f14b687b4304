package org.caselli.fax.app.announce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.app.admin.InMemoryTenants;
import org.caselli.fax.domain.account.Account;
import org.caselli.fax.fixture.SettableClock;
import org.caselli.fax.port.EventRights;
import org.junit.jupiter.api.Test;

class GrantEventsTest {
  private final SettableClock clock = new SettableClock();
  private final InMemoryTenants accounts = new InMemoryTenants();
  private final Rights rights = new Rights();
  private final GrantEvents grant = new GrantEvents(new AccountList(accounts), rights, clock);

  /** Remembers what was granted, or cannot grant. */
  private static final class Rights implements EventRights {
    private final List<UUID> granted = new ArrayList<>();
    private int all;
    private boolean away;
    private boolean needed = true;

    @Override
    public boolean areNeeded() {
      return needed;
    }

    @Override
    public void grantAll() {
      all++;
    }

    @Override
    public void grant(UUID account) {
      if (away) {
        throw new NotGranted("away", new IllegalStateException());
      }
      granted.add(account);
    }
  }

  private UUID newAccount() {
    UUID id = UUID.randomUUID();
    accounts.add(
        new Account(
            id, Optional.empty(), "new", id + ".example", ZoneOffset.UTC, "{}", clock.instant()));
    return id;
  }

  @Test
  void every_account_is_granted_its_own_events_once() {
    grant.grantEvents();
    clock.advance(Duration.ofHours(1));
    UUID account = newAccount();
    clock.advance(Duration.ofSeconds(5));

    grant.grantEvents();
    grant.grantEvents();

    assertThat(rights.all).isEqualTo(1);
    assertThat(rights.granted)
        .containsExactly(
            InMemoryTenants.ROOT,
            InMemoryTenants.RESELLER,
            InMemoryTenants.CUSTOMER,
            InMemoryTenants.STRANGER,
            account);
  }

  @Test
  void what_could_not_be_granted_is_granted_later() {
    rights.away = true;
    assertThatThrownBy(grant::grantEvents).isInstanceOf(EventRights.NotGranted.class);

    rights.away = false;
    grant.grantEvents();

    assertThat(rights.granted).hasSize(4);
  }

  @Test
  void nothing_is_granted_while_nobody_outside_reaches_the_broker() {
    rights.needed = false;

    grant.grantEvents();

    assertThat(rights.all).isZero();
    assertThat(rights.granted).isEmpty();
  }
}
