package org.caselli.fax.app.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.app.admin.Tenancy;
import org.caselli.fax.app.maintain.ListJobs;
import org.caselli.fax.app.maintain.ReadVersions;
import org.caselli.fax.app.maintain.UpdateJob;
import org.caselli.fax.app.query.Page;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.account.Role;
import org.caselli.fax.domain.audit.Act;
import org.caselli.fax.domain.audit.Actor;
import org.caselli.fax.domain.job.Job;
import org.caselli.fax.domain.job.JobListing;
import org.caselli.fax.domain.job.JobState;
import org.caselli.fax.domain.listing.Place;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;
import org.caselli.fax.fixture.AttemptReports;
import org.caselli.fax.port.Inventory.Program;
import org.caselli.fax.store.Store;
import org.caselli.fax.store.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MaintainingTest {
  private static final Actor ACTOR = new Actor("operator", "");

  private TestDatabase database;
  private Outbound out;
  private UUID account;
  private Access operator;
  private UpdateJob update;
  private ListJobs list;

  @BeforeEach
  void start() {
    database = TestDatabase.h2();
    out = new Outbound(database);
    account = out.store.account();
    operator = new Access(account, account, Role.SYSTEM_ADMIN);
    update = out.updateJob();
    list = out.listJobs();
  }

  @AfterEach
  void close() {
    database.close();
  }

  private List<UUID> in(JobState state) {
    return list
        .listJobs(
            operator,
            new JobListing(state, Optional.of(account), Optional.empty(), Optional.empty()),
            50)
        .rows()
        .stream()
        .map(line -> line.job().id())
        .toList();
  }

  private UUID failed() {
    UUID job = out.submit(account, Store.freshNumber(), 1, "me@example.com");
    out.run();
    UUID attempt = out.job(job).attemptId().orElseThrow();
    out.end(AttemptReports.busy(attempt, out.store.clock.instant()));
    return job;
  }

  @Test
  void a_failed_job_is_tried_anew_and_keeps_its_attempts() throws Exception {
    UUID job = failed();
    out.hasPages(account, job, 1);

    update.updateJob(operator, ACTOR, job, Optional.of(JobState.PENDING));
    out.run();

    assertThat(out.isCalling(job)).isTrue();
    assertThat(out.job(job).attempts()).isEqualTo(1);
  }

  @Test
  void a_failed_job_without_pages_is_prepared_anew() {
    UUID job = failed();

    update.updateJob(operator, ACTOR, job, Optional.of(JobState.PENDING));

    assertThat(out.job(job).state()).isEqualTo(JobState.PREPARING);
    assertThat(out.wakeups.preparations).containsExactly(job);
  }

  @Test
  void a_job_is_given_up_with_a_notice() {
    UUID job = out.submit(account, Store.freshNumber(), 3, "me@example.com");

    update.updateJob(operator, ACTOR, job, Optional.of(JobState.FAILED));

    Job ended = out.job(job);
    assertThat(ended.state()).isEqualTo(JobState.FAILED);
    assertThat(ended.reason()).isEqualTo("An operator has given the fax up");
    assertThat(out.wakeups.notices).hasSize(1);
  }

  @Test
  void a_job_that_was_given_up_is_counted() {
    UUID job = out.submit(account, Store.freshNumber(), 3);

    update.updateJob(operator, ACTOR, job, Optional.of(JobState.FAILED));

    assertThat(out.measures.facts("fax ")).containsExactly("fax failed cancelled");
  }

  @Test
  void a_move_that_is_not_allowed_names_those_that_are() {
    UUID job = out.submit(account, Store.freshNumber(), 3);
    out.run();

    assertThatThrownBy(() -> update.updateJob(operator, ACTOR, job, Optional.of(JobState.FAILED)))
        .isInstanceOfSatisfying(
            FaxException.class, e -> assertThat(e.type()).isEqualTo(ProblemType.CONFLICT))
        .hasMessage("The job is processing; it can become cancelled");
  }

  @Test
  void every_change_is_written_down_with_who_made_it() {
    UUID job = out.submit(account, Store.freshNumber(), 3);

    update.updateJob(operator, ACTOR, job, Optional.of(JobState.CANCELLED));

    String id = job.toString().replace("-", "");
    List<Act> acts = out.store.tx.in(() -> out.store.trail.latest("job", id, Long.MAX_VALUE, 10));
    assertThat(acts).extracting(Act::actor).containsExactly(ACTOR);
  }

  @Test
  void jobs_are_listed_by_state() {
    UUID waiting = out.store.asleep(account, Store.freshNumber(), 1);
    UUID active = out.submit(account, Store.freshNumber(), 1);
    out.run();

    assertThat(in(JobState.PENDING)).containsExactly(waiting);
    assertThat(in(JobState.PROCESSING)).containsExactly(active);
    assertThat(in(JobState.FAILED)).isEmpty();
  }

  @Test
  void jobs_are_listed_page_by_page() {
    List<UUID> waiting = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      waiting.add(out.store.asleep(account, Store.freshNumber(), 1));
      out.store.clock.advance(Duration.ofSeconds(1));
    }

    List<UUID> seen = new ArrayList<>();
    Optional<Place> after = Optional.empty();
    do {
      Page<ListJobs.Line> page =
          list.listJobs(
              operator,
              new JobListing(JobState.PENDING, Optional.of(account), Optional.empty(), after),
              2);
      page.rows().forEach(line -> seen.add(line.job().id()));
      after = page.next();
    } while (after.isPresent());

    assertThat(seen).isEqualTo(waiting);
  }

  @Test
  void versions_are_told_to_the_systems_administrator_only() {
    Program java = new Program("Java", Optional.of("17"));
    ReadVersions versions = new ReadVersions(new Tenancy(out.store.accounts), () -> List.of(java));

    assertThat(versions.readVersions(operator)).containsExactly(java);
    assertThatThrownBy(
            () -> versions.readVersions(new Access(account, account, Role.ACCOUNT_ADMIN)))
        .isInstanceOf(FaxException.class);
  }

  @Test
  void only_the_systems_administrator_may() {
    Access user = new Access(account, account, Role.ACCOUNT_ADMIN);
    UUID job = out.submit(account, Store.freshNumber(), 3);

    assertThatThrownBy(() -> update.updateJob(user, ACTOR, job, Optional.of(JobState.CANCELLED)))
        .isInstanceOfSatisfying(
            FaxException.class, e -> assertThat(e.type()).isEqualTo(ProblemType.FORBIDDEN));
    assertThatThrownBy(() -> update.updateJob(user, ACTOR, job, Optional.empty()))
        .as("whether or not what is asked for makes sense")
        .isInstanceOfSatisfying(
            FaxException.class, e -> assertThat(e.type()).isEqualTo(ProblemType.FORBIDDEN));
    assertThat(out.job(job).state()).isEqualTo(JobState.PENDING);
  }

  @Test
  void a_state_that_there_is_not_is_refused() {
    UUID job = out.submit(account, Store.freshNumber(), 3);

    assertThatThrownBy(() -> update.updateJob(operator, ACTOR, job, Optional.empty()))
        .isInstanceOfSatisfying(
            FaxException.class, e -> assertThat(e.type()).isEqualTo(ProblemType.VALIDATION));
  }
}
