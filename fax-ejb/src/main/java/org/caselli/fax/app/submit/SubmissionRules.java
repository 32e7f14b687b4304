package org.caselli.fax.app.submit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.caselli.fax.app.submit.Submission.Recipient;
import org.caselli.fax.domain.job.Schedule;
import org.caselli.fax.domain.number.PhoneNumber;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.Violation;
import org.caselli.fax.domain.settings.FaxSettings;
import org.caselli.fax.domain.settings.Settings;
import org.caselli.fax.domain.settings.SettingsSnapshot;

/** What every submission has to meet, whichever way it comes. Thread-safe. */
@ApplicationScoped
public class SubmissionRules {
  private static final Duration LONGEST_AHEAD = Duration.ofDays(366);

  /** Each fax keeps its public document, so that a long one counts as often as it is sent. */
  private static final long MOST_CHARACTERS = 32L * 1024 * 1024;

  private final Settings settings;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected SubmissionRules() {
    this(null, null);
  }

  @Inject
  public SubmissionRules(Settings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Looks at everything but the numbers.
   *
   * @throws FaxException invalid
   */
  void check(Submission submission) {
    SettingsSnapshot snapshot = settings.forAccount(submission.account());
    if (submission.documents().isEmpty()) {
      throw invalid(
          "document.url",
          "required",
          "Send a document as a part of the request, or give document.url");
    }
    int documents = snapshot.get(FaxSettings.MAX_DOCUMENTS);
    if (submission.documents().size() > documents) {
      throw invalid("documents", "maxItems", "A fax may have " + documents + " documents");
    }
    checkRecipients(submission.recipients(), snapshot.get(FaxSettings.MAX_RECIPIENTS));
    check(submission.schedule());
  }

  private static void checkRecipients(List<Recipient> recipients, int most) {
    if (recipients.isEmpty()) {
      throw invalid("to_number", "required", "Say to which number the fax is to be sent");
    }
    if (recipients.size() > most) {
      throw invalid("recipients", "maxItems", "A request may have " + most + " recipients");
    }
    long characters = recipients.stream().mapToLong(each -> each.attributes().length()).sum();
    if (recipients.size() > 1 && characters > MOST_CHARACTERS) {
      throw invalid(
          "recipients",
          "maxSize",
          "The request is too long for so many recipients; leave out fields, or send it in parts");
    }
  }

  private void check(Schedule schedule) {
    Instant now = clock.instant();
    if (schedule.notBefore(now).isAfter(now.plus(LONGEST_AHEAD))) {
      throw invalid("send_at", "maximum", "send_at may lie a year ahead at the most");
    }
    if (schedule.hasExpired(schedule.notBefore(now))) {
      throw invalid(
          "expires_at", "minimum", "expires_at must lie in the future, and after send_at");
    }
  }

  /**
   * The normalised numbers, in order.
   *
   * @throws FaxException invalid, naming each number that cannot be dialled
   */
  static List<PhoneNumber> numbers(List<Recipient> recipients) {
    List<PhoneNumber> numbers = new ArrayList<>();
    List<Violation> violations = new ArrayList<>();
    for (Recipient recipient : recipients) {
      Optional<PhoneNumber> number = PhoneNumber.parse(recipient.number());
      number.ifPresentOrElse(
          numbers::add,
          () ->
              violations.add(
                  new Violation(
                      recipient.path(),
                      "required",
                      "to_number must be a telephone number such as +15551234567, not "
                          + recipient.number())));
    }
    if (!violations.isEmpty()) {
      throw FaxException.invalid(violations.toArray(Violation[]::new));
    }
    return numbers;
  }

  private static FaxException invalid(String path, String rule, String sentence) {
    return FaxException.invalid(new Violation(path, rule, sentence));
  }
}
