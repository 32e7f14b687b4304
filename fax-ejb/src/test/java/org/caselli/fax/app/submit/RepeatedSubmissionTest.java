package org.caselli.fax.app.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.caselli.fax.app.announce.Heard;
import org.caselli.fax.app.dispatch.RecordingWakeups;
import org.caselli.fax.app.dispatch.SequentialIds;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;
import org.caselli.fax.domain.settings.SettingScope;
import org.caselli.fax.store.Store;
import org.caselli.fax.store.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepeatedSubmissionTest {
  private static final String NUMBER = "+12125550101";

  @TempDir private Path directory;
  private TestDatabase database;
  private Store store;
  private UUID account;
  private SubmitFax submit;

  @BeforeEach
  void open() {
    database = TestDatabase.h2();
    store = new Store(database);
    account = store.account();
    submit =
        Submissions.useCase(store, new SequentialIds(), new RecordingWakeups(), Heard.nobody());
  }

  @AfterEach
  void close() {
    database.close();
  }

  private Submissions letter(UUID owner) throws Exception {
    Path file = directory.resolve("letter.txt");
    Files.writeString(file, "letter");
    return Submissions.of(owner).to(NUMBER).with(new Submission.Upload(file, "text/plain"));
  }

  private long faxes(UUID owner) {
    return store.tx.in(
        () ->
            store
                .tx
                .entityManager()
                .createQuery("select count(f) from Fax f where f.accountId = :owner", Long.class)
                .setParameter("owner", owner)
                .getSingleResult());
  }

  @Test
  void the_same_key_has_the_same_answer_and_makes_nothing_new() throws Exception {
    assertThat(submit.earlier(account, "test", "key")).isEmpty();

    SubmitFax.Answer first = submit.submitFax(letter(account).knownBy("key", "h").build());
    SubmitFax.Answer again = submit.submitFax(letter(account).knownBy("key", "h").build());

    assertThat(first.repeated()).isFalse();
    assertThat(again.repeated()).isTrue();
    assertThat(again.accepted()).isEqualTo(first.accepted());
    assertThat(submit.earlier(account, "test", "key")).contains(first.accepted());
    assertThat(faxes(account)).isEqualTo(1);
  }

  @Test
  void a_batch_is_answered_whole_again() throws Exception {
    Submission batch = letter(account).to(NUMBER, "+12125550102").knownBy("key", "h").build();

    SubmitFax.Answer first = submit.submitFax(batch);

    assertThat(submit.submitFax(batch).accepted()).isEqualTo(first.accepted());
    assertThat(first.accepted().batch()).isPresent();
    assertThat(faxes(account)).isEqualTo(2);
  }

  @Test
  void the_same_key_with_another_request_is_a_conflict() throws Exception {
    submit.submitFax(letter(account).knownBy("key", "one").build());
    Submission other = letter(account).knownBy("key", "other").build();

    assertThatExceptionOfType(FaxException.class)
        .isThrownBy(() -> submit.submitFax(other))
        .satisfies(e -> assertThat(e.type()).isEqualTo(ProblemType.CONFLICT));
    assertThat(faxes(account)).isEqualTo(1);
  }

  @Test
  void other_keys_and_the_same_key_of_another_account_are_other_faxes() throws Exception {
    UUID other = store.account();

    submit.submitFax(letter(account).knownBy("key", "h").build());
    submit.submitFax(letter(account).knownBy("key 2", "h").build());
    submit.submitFax(letter(other).knownBy("key", "h").build());
    submit.submitFax(letter(account).build());
    submit.submitFax(letter(account).build());

    assertThat(faxes(account)).isEqualTo(4);
    assertThat(faxes(other)).isEqualTo(1);
  }

  @Test
  void what_was_refused_may_be_put_right_under_the_same_key() throws Exception {
    Submission wrong = letter(account).to("911").knownBy("key", "wrong").build();
    assertThatExceptionOfType(FaxException.class).isThrownBy(() -> submit.submitFax(wrong));

    assertThat(submit.submitFax(letter(account).knownBy("key", "right").build()).repeated())
        .isFalse();
  }

  @Test
  void a_key_is_forgotten_when_its_time_is_over() throws Exception {
    store.tx.run(
        () ->
            store.settings.give(
                SettingScope.SYSTEM,
                new UUID(0, 0),
                Map.of("idempotency_key_retention", 10 * 24 * 3600),
                "test"));
    Submission letter = letter(account).knownBy("key", "h").build();
    submit.submitFax(letter);

    store.clock.advance(Duration.ofDays(9));
    assertThat(submit.submitFax(letter).repeated()).isTrue();
    store.clock.advance(Duration.ofDays(1));
    assertThat(submit.submitFax(letter).repeated()).as("the old key is no hindrance").isFalse();
    assertThat(faxes(account)).isEqualTo(2);

    store.clock.advance(Duration.ofDays(10));
    assertThat(store.tx.in(() -> store.submissions.forgetExpired(store.clock.instant())))
        .isEqualTo(1);
  }

  @Test
  void of_many_at_the_same_time_one_makes_the_fax_and_all_are_told_the_same() throws Exception {
    int many = 8;
    ExecutorService threads = Executors.newFixedThreadPool(many);
    CyclicBarrier together = new CyclicBarrier(many);
    Submission letter = letter(account).knownBy("key", "h").build();
    List<SubmitFax.Answer> answers = new ArrayList<>();
    try {
      List<Future<SubmitFax.Answer>> running = new ArrayList<>();
      for (int i = 0; i < many; i++) {
        running.add(
            threads.submit(
                () -> {
                  together.await();
                  return submit.submitFax(letter);
                }));
      }
      for (Future<SubmitFax.Answer> each : running) {
        answers.add(each.get(1, TimeUnit.MINUTES));
      }
    } finally {
      threads.shutdownNow();
    }

    assertThat(answers.stream().map(SubmitFax.Answer::accepted).distinct()).hasSize(1);
    assertThat(answers).filteredOn(answer -> !answer.repeated()).hasSize(1);
    assertThat(faxes(account)).isEqualTo(1);
  }
}
