package org.caselli.fax.app.submit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.app.announce.Announcements;
import org.caselli.fax.app.dispatch.TransactionalBean;
import org.caselli.fax.app.keep.StoreDocument;
import org.caselli.fax.app.limit.AdmitWork;
import org.caselli.fax.app.submit.Submission.Original;
import org.caselli.fax.app.submit.Submission.Recipient;
import org.caselli.fax.app.submit.Submission.Sender;
import org.caselli.fax.domain.fax.FaxOptions;
import org.caselli.fax.domain.job.Schedule;
import org.caselli.fax.domain.submission.SubmissionKey;
import org.caselli.fax.port.Ids;
import org.caselli.fax.port.Wakeups;
import org.caselli.fax.store.Store;

/** Submissions for tests: valid from the beginning, changed where it matters. */
public final class Submissions {
  private final UUID account;
  private Optional<UUID> faxbox = Optional.empty();
  private int retries = 3;
  private Schedule schedule = Schedule.AT_ONCE;
  private List<String> notified = List.of();
  private final List<Original> documents = new ArrayList<>();
  private List<String> numbers = List.of("+12125550199");
  private Optional<SubmissionKey> key = Optional.empty();

  private Submissions(UUID account) {
    this.account = account;
  }

  /** The real use case over a store. */
  public static SubmitFax useCase(
      Store store, Ids ids, Wakeups wakeups, Announcements announcements) {
    return useCase(new AdmitWork(Map::of, store.settings), store, ids, wakeups, announcements);
  }

  /** The same, where room may be short. */
  public static SubmitFax useCase(
      AdmitWork admitWork, Store store, Ids ids, Wakeups wakeups, Announcements announcements) {
    return useCase(admitWork, store, steps(store, announcements), ids, wakeups);
  }

  static StoreSubmission steps(Store store, Announcements announcements) {
    return TransactionalBean.of(
        StoreSubmission.class,
        new StoreSubmission(
            store.accounts,
            store.faxboxes,
            store.faxes,
            store.jobs,
            store.submissions,
            store.blobs,
            announcements,
            store.settings,
            store.clock),
        store.tx);
  }

  static SubmitFax useCase(
      AdmitWork admitWork, Store store, StoreSubmission steps, Ids ids, Wakeups wakeups) {
    return new SubmitFax(
        admitWork,
        new SubmissionRules(store.settings, store.clock),
        steps,
        new StoreDocument(store.blobs, store.settings, length -> {}),
        ids,
        wakeups);
  }

  /** To one recipient, without a document so far. */
  public static Submissions of(UUID account) {
    return new Submissions(account);
  }

  public Submissions with(Original... more) {
    documents.addAll(Arrays.asList(more));
    return this;
  }

  /** A document that is at an address. */
  public Submissions from(String url) {
    return with(new Submission.Fetch(new FaxOptions.Source(url, "get", "", "text/plain", "", "")));
  }

  public Submissions to(String... numbers) {
    this.numbers = List.of(numbers);
    return this;
  }

  public Submissions under(UUID box) {
    this.faxbox = Optional.of(box);
    return this;
  }

  public Submissions retries(int most) {
    this.retries = most;
    return this;
  }

  public Submissions at(Schedule wanted) {
    this.schedule = wanted;
    return this;
  }

  public Submissions telling(List<String> addresses) {
    this.notified = addresses;
    return this;
  }

  public Submissions knownBy(String text, String hash) {
    this.key = Optional.of(new SubmissionKey("test", text, hash));
    return this;
  }

  public Submission build() {
    List<Recipient> recipients = new ArrayList<>();
    for (String number : numbers) {
      String path = numbers.size() == 1 ? Recipient.ONLY : "to_number." + recipients.size();
      recipients.add(new Recipient(number, "You", path, "{\"to_number\":\"given\"}"));
    }
    return new Submission(
        account,
        faxbox,
        new Sender("+12125550100", "Me"),
        retries,
        schedule,
        new FaxOptions(
            "",
            "",
            "",
            notified,
            Map.of(),
            Map.of(),
            false,
            "",
            Optional.of(false),
            FaxOptions.Look.AS_SET),
        documents,
        recipients,
        key,
        "correlation");
  }
}
