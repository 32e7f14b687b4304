package org.caselli.fax.app.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.caselli.fax.app.admin.InMemoryTenants.CUSTOMER;
import static org.caselli.fax.app.admin.InMemoryTenants.STRANGER;
import static org.caselli.fax.app.admin.InMemoryTenants.access;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.app.admin.InMemoryTenants;
import org.caselli.fax.app.admin.Tenancy;
import org.caselli.fax.app.query.CollectedDetails;
import org.caselli.fax.app.query.FaxPlace;
import org.caselli.fax.app.query.InMemoryFaxes;
import org.caselli.fax.app.query.ReadFax;
import org.caselli.fax.app.query.ReadableAttempts;
import org.caselli.fax.app.query.ReadableJobs;
import org.caselli.fax.domain.account.Role;
import org.caselli.fax.domain.call.Facts;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.fax.FaxListing.View;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.store.Store;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MarkFaxTest {
  private static final UUID RECEIVED = new UUID(5, 2);
  private static final Instant NOW = Instant.parse("2026-11-23T04:00:00Z");
  private static final FaxPlace PLACE =
      new FaxPlace(CUSTOMER, Optional.empty(), View.INBOX, RECEIVED);

  private final InMemoryFaxes faxes = new InMemoryFaxes();
  private final MarkFax markFax =
      new MarkFax(
          new ReadFax(
              new Tenancy(new InMemoryTenants()),
              new CollectedDetails(faxes, new ReadableJobs(), new ReadableAttempts()),
              new ReadableAttempts()),
          Clock.fixed(NOW, ZoneOffset.UTC));

  @BeforeEach
  void a_received_fax() {
    Fax.Parties parties =
        new Fax.Parties(CUSTOMER, Optional.empty(), "+15551112222", "", "+15005550000", "");
    faxes.add(Fax.inbound(RECEIVED, parties, Store.plainOptions(), Facts.NONE, NOW));
  }

  private Fax marked(boolean unread) {
    return markFax.markFax(access(CUSTOMER, Role.READ_ONLY), PLACE, unread).fax();
  }

  @Test
  void a_fax_that_came_in_is_unread_until_somebody_marks_it() {
    assertThat(faxes.byId(RECEIVED).orElseThrow().seenAt()).isEmpty();
    assertThat(marked(false).seenAt()).contains(NOW);
  }

  @Test
  void it_can_be_made_unread_again() {
    marked(false);

    assertThat(marked(true).seenAt()).isEmpty();
  }

  @Test
  void marking_it_does_not_count_as_a_change_of_the_fax() {
    assertThat(marked(false).modifiedAt()).isEqualTo(NOW);
  }

  @Test
  void strangers_mark_nothing() {
    assertThatExceptionOfType(FaxException.class)
        .isThrownBy(() -> markFax.markFax(access(STRANGER, Role.ACCOUNT_ADMIN), PLACE, false));
    assertThat(faxes.byId(RECEIVED).orElseThrow().seenAt()).isEmpty();
  }
}
