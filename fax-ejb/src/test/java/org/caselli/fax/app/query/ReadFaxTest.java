package org.caselli.fax.app.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.caselli.fax.app.admin.InMemoryTenants.CUSTOMER;
import static org.caselli.fax.app.admin.InMemoryTenants.RESELLER;
import static org.caselli.fax.app.admin.InMemoryTenants.STRANGER;
import static org.caselli.fax.app.admin.InMemoryTenants.access;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.app.admin.InMemoryTenants;
import org.caselli.fax.app.admin.Tenancy;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.account.Role;
import org.caselli.fax.domain.call.Facts;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.fax.FaxListing.View;
import org.caselli.fax.domain.job.Attempt;
import org.caselli.fax.domain.job.FaxDetail;
import org.caselli.fax.domain.job.Job;
import org.caselli.fax.domain.job.Schedule;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;
import org.caselli.fax.store.Store;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReadFaxTest {
  private static final UUID SENT = new UUID(5, 1);
  private static final UUID RECEIVED = new UUID(5, 2);
  private static final UUID BOX = new UUID(6, 1);
  private static final Instant NOW = Instant.parse("2026-11-23T04:00:00Z");
  private static final Access CALLER = access(CUSTOMER, Role.USER);

  private final InMemoryFaxes faxes = new InMemoryFaxes();
  private final ReadableJobs jobs = new ReadableJobs();
  private final ReadableAttempts attempts = new ReadableAttempts();
  private final ReadFax readFax =
      new ReadFax(
          new Tenancy(new InMemoryTenants()),
          new CollectedDetails(faxes, jobs, attempts),
          attempts);
  private final Job job =
      new Job(SENT, CUSTOMER, "+15005550000", 1, Schedule.AT_ONCE, "request", NOW);

  @BeforeEach
  void one_fax_each_way() {
    Fax.Parties parties =
        new Fax.Parties(CUSTOMER, Optional.of(BOX), "+15551112222", "", "+15005550000", "");
    faxes.add(Fax.outbound(SENT, parties, Store.plainOptions(), "{}", NOW));
    faxes.add(Fax.inbound(RECEIVED, parties, Store.plainOptions(), Facts.NONE, NOW));
    jobs.add(job);
  }

  private static FaxPlace place(View view, UUID fax) {
    return new FaxPlace(CUSTOMER, Optional.empty(), view, fax);
  }

  private void assertRefused(ProblemType type, Access by, FaxPlace place) {
    assertThatExceptionOfType(FaxException.class)
        .isThrownBy(() -> readFax.readFax(by, place))
        .satisfies(e -> assertThat(e.type()).isEqualTo(type));
    assertThatExceptionOfType(FaxException.class)
        .isThrownBy(() -> readFax.attempts(by, place))
        .satisfies(e -> assertThat(e.type()).isEqualTo(type));
  }

  @ParameterizedTest
  @EnumSource(names = {"OUTGOING", "OUTBOX"})
  void one_id_is_good_in_both_outbound_views_for_life(View view) {
    FaxDetail detail = readFax.readFax(CALLER, place(view, SENT));

    assertThat(detail.fax().id()).isEqualTo(SENT);
    assertThat(detail.job()).contains(job);
    assertThat(detail.live()).isEmpty();
  }

  @Test
  void each_direction_has_its_own_views() {
    assertThat(readFax.readFax(CALLER, place(View.INBOX, RECEIVED)).job()).isEmpty();
    assertRefused(ProblemType.NOT_FOUND, CALLER, place(View.INBOX, SENT));
    assertRefused(ProblemType.NOT_FOUND, CALLER, place(View.OUTBOX, RECEIVED));
  }

  @Test
  void below_a_faxbox_there_are_its_own_faxes_only() {
    var own = new FaxPlace(CUSTOMER, Optional.of(BOX), View.OUTBOX, SENT);
    var other = new FaxPlace(CUSTOMER, Optional.of(new UUID(6, 2)), View.OUTBOX, SENT);

    assertThat(readFax.readFax(CALLER, own).fax().id()).isEqualTo(SENT);
    assertRefused(ProblemType.NOT_FOUND, CALLER, other);
  }

  @Test
  void a_fax_of_another_account_is_not_there() {
    Access stranger = access(STRANGER, Role.ACCOUNT_ADMIN);

    assertRefused(ProblemType.FORBIDDEN, stranger, place(View.OUTBOX, SENT));
    assertRefused(
        ProblemType.NOT_FOUND,
        stranger,
        new FaxPlace(STRANGER, Optional.empty(), View.OUTBOX, SENT));
    assertRefused(
        ProblemType.NOT_FOUND,
        access(RESELLER, Role.ACCOUNT_ADMIN),
        new FaxPlace(RESELLER, Optional.empty(), View.OUTBOX, SENT));
  }

  @Test
  void a_live_attempt_is_shown_with_its_timeline() {
    job.prepared(NOW, NOW);
    var owner = new Attempt.Owner("node", new UUID(8, 8));
    Attempt attempt = new Attempt(new UUID(7, 7), job, owner, true, "token", 0, 3, NOW);
    job.claimed(attempt.id(), NOW);
    attempts.add(attempt);

    assertThat(readFax.readFax(CALLER, place(View.OUTGOING, SENT)).live()).contains(attempt);
    assertThat(readFax.attempts(CALLER, place(View.OUTGOING, SENT)))
        .singleElement()
        .satisfies(
            shown -> {
              assertThat(shown.attempt()).isEqualTo(attempt);
              assertThat(shown.timeline()).hasSize(1);
            });
  }
}
