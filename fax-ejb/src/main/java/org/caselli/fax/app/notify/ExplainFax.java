package org.caselli.fax.app.notify;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.caselli.fax.app.query.AttemptDetail;
import org.caselli.fax.app.query.FaxPlace;
import org.caselli.fax.app.query.ReadFax;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.account.Accounts;
import org.caselli.fax.domain.call.OutcomeKind;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.job.FaxDetail;
import org.caselli.fax.domain.job.Job;
import org.caselli.fax.domain.job.JobState;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.reception.ReceivedFacts;

/**
 * Says in plain sentences why a fax has not come through, in the words of the notices. Thread-safe.
 */
@ApplicationScoped
@Transactional
public class ExplainFax {
  private final ReadFax readFax;
  private final Accounts accounts;
  private final AskedLanguage languages;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected ExplainFax() {
    this(null, null, null);
  }

  @Inject
  public ExplainFax(ReadFax readFax, Accounts accounts, AskedLanguage languages) {
    this.readFax = readFax;
    this.accounts = accounts;
    this.languages = languages;
  }

  /**
   * Why a fax has not come through; each is whole sentences, or empty.
   *
   * @param what happened
   * @param next what follows of itself
   * @param advice what its sender or receiver can do
   */
  public record Explanation(String language, String what, String next, String advice) {}

  /**
   * Explains it. There is nothing to say of a fax that went well, was cancelled or has not been
   * tried.
   *
   * @param language a tag such as {@code de}; empty for the account's
   * @throws FaxException as {@link ReadFax#readFax} does, and for a language that is none
   */
  public Explanation explainFax(Access access, FaxPlace place, String language) {
    FaxDetail detail = readFax.readFax(access, place);
    Fax fax = detail.fax();
    Words words = Words.of(languages.of(accounts.byId(fax.accountId()).orElseThrow(), language));
    return detail
        .job()
        .map(job -> sent(words, fax, job, () -> readFax.attempts(access, place)))
        .orElseGet(() -> received(words, fax));
  }

  private interface Attempts {
    List<AttemptDetail> read();
  }

  private static Explanation sent(Words words, Fax fax, Job job, Attempts attempts) {
    String reason = NoticeWords.oneLine(job.reason());
    if (job.state() == JobState.COMPLETED || job.state() == JobState.CANCELLED) {
      return nothing(words);
    }
    if (job.state() != JobState.FAILED) {
      return reason.isEmpty()
          ? nothing(words)
          : new Explanation(words.tag(), told(reason, words), words.say("out.waits.next"), "");
    }
    if (endedUnknown(attempts.read())) {
      return new Explanation(
          words.tag(), told(reason, words), tried(words, job), words.say("advice.unknown"));
    }
    String confirmed =
        job.confirmedPages() > 0
            ? words.say("out.failed.confirmed", words.pages(job.confirmedPages()), fax.pages())
            : words.say("out.failed.nothing_confirmed");
    return new Explanation(
        words.tag(),
        told(reason, words) + " " + confirmed,
        tried(words, job),
        Causes.KNOWN.advice(reason, words));
  }

  private static boolean endedUnknown(List<AttemptDetail> attempts) {
    return Optional.of(attempts)
        .filter(all -> !all.isEmpty())
        .map(all -> all.get(all.size() - 1).attempt().outcome())
        .filter(OutcomeKind.UNKNOWN.name()::equals)
        .isPresent();
  }

  private static String tried(Words words, Job job) {
    return words.say("out.failed.next", job.attempts());
  }

  private static Explanation received(Words words, Fax fax) {
    String error = NoticeWords.oneLine(ReceivedFacts.error(fax.result()));
    if (error.isEmpty()) {
      return nothing(words);
    }
    return new Explanation(
        words.tag(),
        told(error, words),
        "",
        fax.pages() > 0
            ? words.say("in.advice.partial", words.pages(fax.pages()))
            : words.say("in.advice.failed"));
  }

  private static String told(String reason, Words words) {
    String told = Causes.KNOWN.told(reason, words);
    return NoticeWords.sentence(told.isEmpty() ? words.say("unknown.reason") : told);
  }

  private static Explanation nothing(Words words) {
    return new Explanation(words.tag(), "", "", "");
  }
}
