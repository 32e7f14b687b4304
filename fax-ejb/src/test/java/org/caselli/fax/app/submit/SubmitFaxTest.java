package org.caselli.fax.app.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.caselli.fax.app.announce.Heard;
import org.caselli.fax.app.dispatch.SequentialIds;
import org.caselli.fax.app.limit.AdmitWork;
import org.caselli.fax.domain.document.Document;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.fax.FaxOptions;
import org.caselli.fax.domain.faxbox.Faxbox;
import org.caselli.fax.domain.faxbox.FaxboxDocument;
import org.caselli.fax.domain.job.Job;
import org.caselli.fax.domain.job.JobState;
import org.caselli.fax.domain.job.Schedule;
import org.caselli.fax.domain.number.PhoneNumber;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;
import org.caselli.fax.domain.problem.Violation;
import org.caselli.fax.domain.settings.SettingScope;
import org.caselli.fax.domain.submission.Accepted;
import org.caselli.fax.domain.submission.SubmissionKeys.Earlier;
import org.caselli.fax.port.Wakeups;
import org.caselli.fax.store.OwnDatabase;
import org.caselli.fax.store.Store;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubmitFaxTest {
  private static final String NUMBER = "(212) 555-0199";
  @RegisterExtension static final OwnDatabase DATABASE = new OwnDatabase();

  @TempDir private Path directory;
  private Store store;
  private UUID account;
  private SubmitFax submit;
  private final List<JobState> whenWoken = new ArrayList<>();

  @BeforeEach
  void start() {
    store = new Store(DATABASE.get());
    account = store.account();
    submit = Submissions.useCase(store, new SequentialIds(), new LookingWakeups(), Heard.nobody());
  }

  /** Looks with other eyes what is written down at the moment of the wake-up. */
  private final class LookingWakeups implements Wakeups {
    @Override
    public void prepare(UUID job, UUID owner) {
      whenWoken.add(new Store(DATABASE.get()).job(job).state());
    }

    @Override
    public void dispatch(UUID owner) {
      throw new AssertionError("Nothing is ready to be sent yet");
    }

    @Override
    public void dispatchLater(UUID owner) {
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
    Path file = directory.resolve(UUID.randomUUID() + ".in");
    Files.writeString(file, content);
    return new Submission.Upload(file, "application/pdf");
  }

  private Submissions letter() throws IOException {
    return Submissions.of(account)
        .to(NUMBER)
        .at(new Schedule(7, Optional.empty(), Optional.empty()))
        .with(upload("%PDF letter"));
  }

  private UUID submitted(Submissions submission) {
    return submit.submitFax(submission.build()).accepted().first();
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
    UUID id = submitted(letter());

    Store others = new Store(DATABASE.get());
    Job job = others.job(id);
    assertThat(job.state()).isEqualTo(JobState.PREPARING);
    assertThat(job.accountId()).isEqualTo(account);
    assertThat(job.toNumber()).isEqualTo("+12125550199");
    assertThat(job.retries()).isEqualTo(3);
    assertThat(job.schedule().priority()).isEqualTo(7);
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
    submitted(letter());

    assertThat(whenWoken).containsExactly(JobState.PREPARING);
  }

  @Test
  void the_document_is_referred_to_and_outlives_the_erasing() throws IOException {
    UUID id = submitted(letter());
    UUID original = store.faxes.byId(id).flatMap(Fax::originalId).orElseThrow();

    store.clock.advance(Duration.ofDays(1));
    store.blobs.eraseUnreferenced(1_000);

    assertThat(store.blobs.find(account, original)).isPresent();
  }

  @Test
  void the_upload_itself_is_left_to_whoever_made_it() throws IOException {
    Submission.Upload upload = upload("%PDF letter");

    submitted(Submissions.of(account).with(upload));

    assertThat(upload.file()).hasContent("%PDF letter");
  }

  @Test
  void a_document_to_be_fetched_needs_no_upload() {
    String url = "https://documents.example.com/a.pdf";

    UUID id = submitted(Submissions.of(account).from(url));

    Fax fax = store.faxes.byId(id).orElseThrow();
    assertThat(fax.originalId()).isEmpty();
    assertThat(fax.originalUrl()).isEqualTo("https://documents.example.com/a.pdf");
    assertThat(fax.options().source(1)).map(FaxOptions.Source::url).contains(url);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "911", "letter", "+1", "+1212555", "sip:fax@example.com"})
  void a_number_that_cannot_be_dialled_is_a_violation_of_to_number(String number)
      throws IOException {
    Submissions submission = letter().to(number);

    assertThatThrownBy(() -> submitted(submission))
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
    assertThatThrownBy(() -> submitted(Submissions.of(account)))
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
    Submissions submission = letter().under(UUID.randomUUID());

    assertRefused(() -> submitted(submission), ProblemType.NOT_FOUND);
  }

  @Test
  void a_faxbox_of_another_account_is_not_found() throws IOException {
    UUID theirs = faxboxOf(store.account());
    Submissions submission = letter().under(theirs);

    assertRefused(() -> submitted(submission), ProblemType.NOT_FOUND);
  }

  @Test
  void a_faxbox_of_the_account_is_remembered() throws IOException {
    UUID box = faxboxOf(account);

    UUID id = submitted(letter().under(box));

    assertThat(store.faxes.byId(id).flatMap(Fax::faxboxId)).contains(box);
  }

  @Test
  void no_retries_still_means_one_attempt() throws IOException {
    UUID id = submitted(letter().retries(0));

    assertThat(store.job(id).retries()).isEqualTo(1);
  }

  @Nested
  class Schedules {
    private Instant now = Instant.EPOCH;

    @BeforeEach
    void look() {
      now = store.clock.instant();
    }

    @Test
    void what_the_sender_wants_is_kept_with_the_job() throws IOException {
      Schedule schedule =
          new Schedule(9, Optional.of(now.plusSeconds(3600)), Optional.of(now.plusSeconds(7200)));

      UUID id = submitted(letter().at(schedule));

      assertThat(store.job(id).schedule()).isEqualTo(schedule);
    }

    @Test
    void a_fax_that_could_never_be_sent_is_refused() throws IOException {
      Schedule past = new Schedule(4, Optional.empty(), Optional.of(now));
      Schedule reversed =
          new Schedule(4, Optional.of(now.plusSeconds(60)), Optional.of(now.plusSeconds(60)));

      assertViolation(letter().at(past), "expires_at", "minimum");
      assertViolation(letter().at(reversed), "expires_at", "minimum");
      assertNothingIsLeft();
    }

    @Test
    void nobody_can_book_years_ahead() throws IOException {
      Schedule far = new Schedule(4, Optional.of(now.plus(Duration.ofDays(367))), Optional.empty());

      assertViolation(letter().at(far), "send_at", "maximum");
    }
  }

  @Nested
  class Documents {
    @Test
    void several_are_kept_in_order_and_what_is_to_be_fetched_has_its_place() throws IOException {
      UUID id =
          submitted(
              Submissions.of(account)
                  .with(upload("%PDF first"))
                  .from("https://documents.example.com/second.pdf")
                  .with(upload("%PDF third")));

      Fax fax = store.tx.in(() -> store.faxes.byId(id).orElseThrow());
      assertThat(fax.documents()).isEqualTo(3);
      assertThat(fax.missingOriginals()).containsExactly(2);
      assertThat(fax.options().source(2)).isPresent();
      assertThat(content(fax, 1)).isEqualTo("%PDF first");
      assertThat(content(fax, 3)).isEqualTo("%PDF third");
      store.clock.advance(Duration.ofDays(1));
      store.blobs.eraseUnreferenced(1_000);
      assertThat(content(fax, 3)).as("after a day").isEqualTo("%PDF third");
    }

    @Test
    void a_fax_has_no_more_documents_than_the_account_allows() throws IOException {
      store.tx.run(
          () ->
              store.settings.give(
                  SettingScope.ACCOUNT, account, Map.of("max_documents", 2), "test"));
      Submissions two = Submissions.of(account).with(upload("1"), upload("2"));

      assertThat(submitted(two)).isNotNull();
      assertViolation(two.with(upload("3")), "documents", "maxItems");
    }

    private String content(Fax fax, int position) throws IOException {
      UUID id = fax.originalId(position).orElseThrow();
      Document document = store.blobs.find(account, id).orElseThrow();
      try (InputStream in = store.blobs.open(document, 0)) {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      }
    }
  }

  @Nested
  class Recipients {
    @Test
    void each_gets_a_fax_of_one_batch_and_the_document_is_there_once() throws IOException {
      Accepted accepted =
          submit
              .submitFax(letter().to("+12125550141", "+12125550142", "+12125550141").build())
              .accepted();

      assertThat(accepted.faxes()).hasSize(3).doesNotHaveDuplicates();
      List<Fax> faxes = store.tx.in(() -> store.faxes.byIds(accepted.faxes()));
      assertThat(faxes)
          .extracting(Fax::toNumber)
          .containsExactlyInAnyOrder("+12125550141", "+12125550142", "+12125550141");
      assertThat(faxes).extracting(Fax::batchId).containsOnly(accepted.batch());
      assertThat(faxes).extracting(Fax::originalId).doesNotContain(Optional.empty());
      assertThat(faxes.stream().map(Fax::originalId).distinct()).hasSize(1);
      assertThat(references(faxes.get(0).originalId().orElseThrow())).isEqualTo(3);
      assertThat(jobs()).containsExactlyInAnyOrderElementsOf(accepted.faxes());
      assertThat(whenWoken).as("one is prepared for all").hasSize(1);
    }

    @Test
    void one_bad_number_refuses_all_and_is_named() throws IOException {
      assertViolation(letter().to("+12125550141", "911"), "to_number.1", "required");
      assertNothingIsLeft();
    }

    @Test
    void a_request_has_no_more_recipients_than_the_account_allows() throws IOException {
      store.tx.run(
          () ->
              store.settings.give(
                  SettingScope.ACCOUNT, account, Map.of("max_recipients", 2), "test"));

      assertViolation(
          letter().to("+12125550141", "+12125550142", "+12125550143"), "recipients", "maxItems");
    }

    private int references(UUID document) {
      return store.tx.in(
          () ->
              ((Number)
                      store
                          .tx
                          .entityManager()
                          .createNativeQuery("select refs from document where id = ?1")
                          .setParameter(1, document)
                          .getSingleResult())
                  .intValue());
    }
  }

  private void assertViolation(Submissions submission, String path, String rule) {
    assertThatThrownBy(() -> submitted(submission))
        .asInstanceOf(type(FaxException.class))
        .extracting(FaxException::violations)
        .satisfies(
            all ->
                assertThat(all)
                    .extracting(Violation::path, Violation::rule)
                    .containsExactly(tuple(path, rule)));
  }

  @Nested
  class Under_pressure {
    @Test
    void without_room_nothing_is_taken_and_what_was_taken_before_is_still_told()
        throws IOException {
      Submission known = letter().knownBy("key", "hash").build();
      Accepted before = submit.submitFax(known).accepted();
      AdmitWork full = new AdmitWork(() -> Map.of("data", 5_000_000L), store.settings);
      SubmitFax later =
          Submissions.useCase(
              full, store, new SequentialIds(), new LookingWakeups(), Heard.nobody());

      assertThat(later.submitFax(known).accepted()).isEqualTo(before);
      assertThatThrownBy(() -> later.submitFax(letter().build()))
          .isInstanceOfSatisfying(
              FaxException.class,
              e -> {
                assertThat(e.type()).isEqualTo(ProblemType.STORAGE_FULL);
                assertThat(e.retryAfter()).isPositive();
              });
    }

    @Test
    void a_commit_whose_answer_was_lost_is_an_acceptance() throws IOException {
      UUID fax = losing(true).submitFax(letter().build()).accepted().first();

      assertThat(store.job(fax).state()).isEqualTo(JobState.PREPARING);
      assertThat(whenWoken).containsExactly(JobState.PREPARING);
    }

    @Test
    void a_commit_that_failed_is_none() throws IOException {
      Submission submission = letter().build();

      assertThatThrownBy(() -> losing(false).submitFax(submission))
          .isInstanceOf(IllegalStateException.class);
      assertThat(whenWoken).isEmpty();
    }

    private SubmitFax losing(boolean afterTheCommit) {
      StoreSubmission steps = Submissions.steps(store, Heard.nobody());
      StoreSubmission losing =
          new StoreSubmission() {
            @Override
            public Optional<Earlier> storeSubmission(
                Accepted accepted,
                Submission submission,
                List<PhoneNumber> numbers,
                Map<Integer, UUID> originals) {
              if (afterTheCommit) {
                steps.storeSubmission(accepted, submission, numbers, originals);
              }
              throw new IllegalStateException("The connection was lost");
            }

            @Override
            public boolean isStored(Accepted accepted) {
              return steps.isStored(accepted);
            }
          };
      return Submissions.useCase(
          new AdmitWork(Map::of, store.settings),
          store,
          losing,
          new SequentialIds(),
          new LookingWakeups());
    }
  }
}
