package org.caselli.fax.app.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.caselli.fax.app.announce.Heard;
import org.caselli.fax.app.dispatch.SequentialIds;
import org.caselli.fax.app.dispatch.TransactionalBean;
import org.caselli.fax.app.keep.StoreDocument;
import org.caselli.fax.domain.document.Document;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.fax.FaxOptions;
import org.caselli.fax.domain.faxbox.Faxbox;
import org.caselli.fax.domain.faxbox.FaxboxDocument;
import org.caselli.fax.domain.job.Job;
import org.caselli.fax.domain.job.JobState;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;
import org.caselli.fax.domain.problem.Violation;
import org.caselli.fax.port.Wakeups;
import org.caselli.fax.store.Store;
import org.caselli.fax.store.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubmitFaxTest {
  private static final String NUMBER = "(212) 555-0199";
  private static TestDatabase database;

  @TempDir private Path directory;
  private Store store;
  private UUID account;
  private SubmitFax submit;
  private final List<JobState> whenWoken = new ArrayList<>();

  @BeforeAll
  static void open() {
    database = TestDatabase.h2();
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @BeforeEach
  void start() {
    store = new Store(database);
    account = store.account();
    submit =
        new SubmitFax(
            TransactionalBean.of(
                StoreSubmission.class,
                new StoreSubmission(
                    store.accounts,
                    store.faxboxes,
                    store.faxes,
                    store.jobs,
                    store.blobs,
                    Heard.nobody(store),
                    store.clock),
                store.tx),
            new StoreDocument(store.blobs, store.settings, length -> {}),
            new SequentialIds(),
            new LookingWakeups());
  }

  /** Looks with other eyes what is written down at the moment of the wake-up. */
  private final class LookingWakeups implements Wakeups {
    @Override
    public void prepare(UUID job, UUID owner) {
      whenWoken.add(new Store(database).job(job).state());
    }

    @Override
    public void dispatch(UUID owner) {
      throw new AssertionError("Nothing is ready to be sent yet");
    }

    @Override
    public void notice(UUID notice) {
      throw new AssertionError("Nobody is to be told yet");
    }

    @Override
    public void close() {}
  }

  private Submission.Upload upload(String content) throws IOException {
    Path file = directory.resolve("upload.in");
    Files.writeString(file, content);
    return new Submission.Upload(file, "application/pdf");
  }

  private Submission submission(String to, Optional<Submission.Upload> upload) {
    return submission(account, Optional.empty(), to, Optional.empty(), 3, upload);
  }

  private static Submission submission(
      UUID account,
      Optional<UUID> faxbox,
      String to,
      Optional<FaxOptions.Source> source,
      int retries,
      Optional<Submission.Upload> upload) {
    return new Submission(
        account,
        faxbox,
        "+12125550100",
        "Me",
        to,
        "You",
        retries,
        7,
        new FaxOptions(
            "",
            "",
            "",
            List.of(),
            source,
            Map.of(),
            false,
            to,
            Optional.empty(),
            FaxOptions.Look.AS_SET),
        "{\"to_number\":\"given\"}",
        upload,
        "correlation");
  }

  private UUID faxboxOf(UUID owner) {
    UUID id = UUID.randomUUID();
    store.tx.run(
        () ->
            store.faxboxes.add(
                new Faxbox(
                    id,
                    owner,
                    id + ".example",
                    new FaxboxDocument(Map.of("name", "box")),
                    store.clock.instant())));
    return id;
  }

  /** Jobs of the account that wait to be prepared. */
  private List<UUID> jobs() {
    return store.jobs.preparingSince(store.clock.instant(), 10_000).stream()
        .filter(job -> job.account().equals(account))
        .map(job -> job.id())
        .toList();
  }

  private void assertRefused(ThrowingCallable submission, ProblemType problem) {
    assertThatThrownBy(submission)
        .asInstanceOf(type(FaxException.class))
        .extracting(FaxException::type)
        .isEqualTo(problem);
    assertNothingIsLeft();
  }

  private void assertNothingIsLeft() {
    assertThat(jobs()).isEmpty();
    assertThat(whenWoken).isEmpty();
  }

  @Test
  void fax_job_and_document_are_stored_before_it_returns() throws IOException {
    UUID id = submit.submitFax(submission(NUMBER, Optional.of(upload("%PDF letter"))));

    Store others = new Store(database);
    Job job = others.job(id);
    assertThat(job.state()).isEqualTo(JobState.PREPARING);
    assertThat(job.accountId()).isEqualTo(account);
    assertThat(job.toNumber()).isEqualTo("+12125550199");
    assertThat(job.retries()).isEqualTo(3);
    assertThat(job.priority()).isEqualTo(7);
    assertThat(job.correlationId()).isEqualTo("correlation");
    Fax fax = others.tx.in(() -> others.faxes.byId(id).orElseThrow());
    assertThat(fax.toNumber()).isEqualTo("+12125550199");
    assertThat(fax.attributes()).isEqualTo("{\"to_number\":\"given\"}");
    Document original = others.blobs.find(account, fax.originalId().orElseThrow()).orElseThrow();
    assertThat(original.mediaType()).isEqualTo("application/pdf");
    try (InputStream in = others.blobs.open(original, 0)) {
      assertThat(in).hasContent("%PDF letter");
    }
  }

  @Test
  void whoever_is_woken_finds_the_job_written_down() throws IOException {
    submit.submitFax(submission(NUMBER, Optional.of(upload("%PDF letter"))));

    assertThat(whenWoken).containsExactly(JobState.PREPARING);
  }

  @Test
  void the_document_is_referred_to_and_outlives_the_erasing() throws IOException {
    UUID id = submit.submitFax(submission(NUMBER, Optional.of(upload("%PDF to keep"))));
    UUID original = store.faxes.byId(id).flatMap(Fax::originalId).orElseThrow();

    store.clock.advance(Duration.ofDays(1));
    store.blobs.eraseUnreferenced(1_000);

    assertThat(store.blobs.find(account, original)).isPresent();
  }

  @Test
  void the_upload_itself_is_left_to_whoever_made_it() throws IOException {
    Submission.Upload upload = upload("%PDF letter");

    submit.submitFax(submission(NUMBER, Optional.of(upload)));

    assertThat(upload.file()).hasContent("%PDF letter");
  }

  @Test
  void a_document_to_be_fetched_needs_no_upload() {
    FaxOptions.Source source =
        new FaxOptions.Source("https://documents.example.com/a.pdf", "get", "", "", "", "");

    UUID id =
        submit.submitFax(
            submission(
                account, Optional.empty(), NUMBER, Optional.of(source), 3, Optional.empty()));

    Fax fax = store.faxes.byId(id).orElseThrow();
    assertThat(fax.originalId()).isEmpty();
    assertThat(fax.originalUrl()).isEqualTo("https://documents.example.com/a.pdf");
    assertThat(fax.options().source()).contains(source);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "911", "letter", "+1", "+1212555", "sip:fax@example.com"})
  void a_number_that_cannot_be_dialled_is_a_violation_of_to_number(String number)
      throws IOException {
    Submission submission = submission(number, Optional.of(upload("%PDF letter")));

    assertThatThrownBy(() -> submit.submitFax(submission))
        .asInstanceOf(type(FaxException.class))
        .satisfies(e -> assertThat(e.type()).isEqualTo(ProblemType.VALIDATION))
        .extracting(FaxException::violations)
        .satisfies(
            all ->
                assertThat(all)
                    .extracting(Violation::path, Violation::rule)
                    .containsExactly(tuple("document.to_number", "required")));
    assertNothingIsLeft();
  }

  @Test
  void neither_upload_nor_url_is_a_violation_of_the_url() {
    Submission submission = submission(NUMBER, Optional.empty());

    assertThatThrownBy(() -> submit.submitFax(submission))
        .asInstanceOf(type(FaxException.class))
        .satisfies(e -> assertThat(e.type()).isEqualTo(ProblemType.VALIDATION))
        .extracting(FaxException::violations)
        .satisfies(
            all ->
                assertThat(all)
                    .extracting(Violation::path, Violation::rule)
                    .containsExactly(tuple("document.url", "required")));
    assertNothingIsLeft();
  }

  @Test
  void an_unknown_faxbox_is_not_found_and_nothing_is_stored() throws IOException {
    Submission submission =
        submission(
            account,
            Optional.of(UUID.randomUUID()),
            NUMBER,
            Optional.empty(),
            3,
            Optional.of(upload("%PDF to nowhere")));

    assertRefused(() -> submit.submitFax(submission), ProblemType.NOT_FOUND);
  }

  @Test
  void a_faxbox_of_another_account_is_not_found() throws IOException {
    UUID theirs = faxboxOf(store.account());
    Submission submission =
        submission(
            account,
            Optional.of(theirs),
            NUMBER,
            Optional.empty(),
            3,
            Optional.of(upload("%PDF letter")));

    assertRefused(() -> submit.submitFax(submission), ProblemType.NOT_FOUND);
  }

  @Test
  void a_faxbox_of_the_account_is_remembered() throws IOException {
    UUID box = faxboxOf(account);

    UUID id =
        submit.submitFax(
            submission(
                account,
                Optional.of(box),
                NUMBER,
                Optional.empty(),
                3,
                Optional.of(upload("%PDF letter"))));

    assertThat(store.faxes.byId(id).flatMap(Fax::faxboxId)).contains(box);
  }

  @Test
  void no_retries_still_means_one_attempt() throws IOException {
    UUID id =
        submit.submitFax(
            submission(
                account,
                Optional.empty(),
                NUMBER,
                Optional.empty(),
                0,
                Optional.of(upload("%PDF letter"))));

    assertThat(store.job(id).retries()).isEqualTo(1);
  }
}
