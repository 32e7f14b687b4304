package org.caselli.fax.app.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.app.admin.Tenancy;
import org.caselli.fax.app.dispatch.TransactionalBean;
import org.caselli.fax.app.keep.StoreDocument;
import org.caselli.fax.app.maintain.SupplyDocument;
import org.caselli.fax.app.maintain.SupplySteps;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.account.Role;
import org.caselli.fax.domain.audit.Actor;
import org.caselli.fax.domain.job.JobState;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;
import org.caselli.fax.store.Store;
import org.caselli.fax.store.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupplyingTest {
  private static final String URL = "https://example.com/letter.pdf";
  private static final Actor ACTOR = new Actor("operator", "");

  @TempDir private Path directory;

  private TestDatabase database;
  private Preparation world;
  private Store store;
  private Access operator;
  private SupplyDocument supply;

  @BeforeEach
  void start() {
    database = TestDatabase.h2();
    world = new Preparation(database, directory);
    store = world.store;
    operator = new Access(world.account, world.account, Role.SYSTEM_ADMIN);
    SupplySteps steps =
        new SupplySteps(store.jobs, store.faxes, store.blobs, store.trail, store.clock);
    supply =
        new SupplyDocument(
            new Tenancy(store.accounts),
            TransactionalBean.of(SupplySteps.class, steps, store.tx),
            new StoreDocument(store.blobs, store.settings, length -> {}),
            world.out.wakeups);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private JobState supply(UUID job) throws IOException {
    Path letter = directory.resolve(UUID.randomUUID() + ".pdf");
    Files.write(letter, Preparation.pdf(2));
    return supply.supplyDocument(operator, ACTOR, job, letter, "application/pdf");
  }

  @Test
  void a_job_whose_document_cannot_be_fetched_goes_on_with_the_one_supplied() throws IOException {
    world.fetcher.fails(URL, "The server answered 503.", false);
    UUID job = world.at(URL, 3);
    world.prepare(job);

    assertThat(supply(job)).isEqualTo(JobState.PREPARING);
    assertThat(world.out.wakeups.preparations).contains(job);
    world.prepare(job);

    assertThat(world.job(job).state()).isEqualTo(JobState.PENDING);
    assertThat(world.fax(job).pages()).isEqualTo(2);
    String id = job.toString().replace("-", "");
    assertThat(store.tx.in(() -> store.trail.latest("job", id, Long.MAX_VALUE, 5)))
        .singleElement()
        .satisfies(act -> assertThat(act.action()).isEqualTo("job.document_supplied"));
  }

  @Test
  void one_that_has_failed_for_want_of_it_can_be_restarted_then() throws IOException {
    world.fetcher.fails(URL, "The address is not public.", true);
    UUID job = world.at(URL, 1);
    world.prepare(job);

    assertThat(supply(job)).isEqualTo(JobState.FAILED);
    world.out.updateJob().updateJob(operator, ACTOR, job, Optional.of(JobState.PENDING));
    world.prepare(job);

    assertThat(world.job(job).state()).isEqualTo(JobState.PENDING);
  }

  @Test
  void a_document_that_is_there_is_never_replaced() throws IOException {
    UUID job = world.uploaded(Preparation.pdf(1), "application/pdf", 1);

    assertThatThrownBy(() -> supply(job))
        .isInstanceOfSatisfying(
            FaxException.class, e -> assertThat(e.type()).isEqualTo(ProblemType.CONFLICT))
        .hasMessageContaining("never replaced");
    world.prepare(job);
    assertThatThrownBy(() -> supply(job)).hasMessageContaining("has got on");
  }

  @Test
  void only_the_systems_administrator_may() {
    Access admin = new Access(world.account, world.account, Role.ACCOUNT_ADMIN);
    UUID job = world.at(URL, 1);

    assertThatThrownBy(() -> supply.supplyDocument(admin, ACTOR, job, directory, "application/pdf"))
        .isInstanceOfSatisfying(
            FaxException.class, e -> assertThat(e.type()).isEqualTo(ProblemType.FORBIDDEN));
  }
}
