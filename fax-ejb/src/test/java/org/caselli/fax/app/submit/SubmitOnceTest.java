package org.caselli.fax.app.submit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.app.announce.Heard;
import org.caselli.fax.app.dispatch.RecordingWakeups;
import org.caselli.fax.app.dispatch.SequentialIds;
import org.caselli.fax.app.dispatch.TransactionalBean;
import org.caselli.fax.app.keep.StoreDocument;
import org.caselli.fax.store.Store;
import org.caselli.fax.store.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubmitOnceTest {
  @TempDir private Path directory;
  private TestDatabase database;
  private Store store;
  private UUID account;
  private SubmitOnce submit;

  @BeforeEach
  void start() {
    database = TestDatabase.h2();
    store = new Store(database);
    account = store.account();
    SequentialIds ids = new SequentialIds();
    StoreSubmission steps =
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
            store.tx);
    submit =
        new SubmitOnce(
            new SubmitFax(
                steps,
                new StoreDocument(store.blobs, store.settings, length -> {}),
                ids,
                new RecordingWakeups()),
            steps,
            ids);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private Submission letter(UUID owner) throws Exception {
    Path file = directory.resolve("letter.txt");
    Files.writeString(file, "letter");
    return new Submission(
        owner,
        Optional.empty(),
        "+12125550100",
        "",
        "+12125550101",
        "",
        1,
        Submission.NORMAL_PRIORITY,
        Store.plainOptions(),
        "{}",
        Optional.of(new Submission.Upload(file, "text/plain")),
        "test");
  }

  @Test
  void the_same_key_is_the_same_fax() throws Exception {
    assertThat(submit.earlier(account, "key")).isEmpty();

    UUID first = submit.submitOnce(letter(account), Optional.of("key"));
    UUID again = submit.submitOnce(letter(account), Optional.of("key"));

    assertThat(again).isEqualTo(first);
    assertThat(submit.earlier(account, "key")).contains(first);
    assertThat(store.job(first).accountId()).isEqualTo(account);
  }

  @Test
  void other_keys_and_the_same_key_of_another_account_are_other_faxes() throws Exception {
    UUID other = store.account();

    assertThat(
            new UUID[] {
              submit.submitOnce(letter(account), Optional.of("key")),
              submit.submitOnce(letter(account), Optional.of("key 2")),
              submit.submitOnce(letter(other), Optional.of("key")),
              submit.submitOnce(letter(account), Optional.empty()),
              submit.submitOnce(letter(account), Optional.empty())
            })
        .doesNotHaveDuplicates();
  }
}
