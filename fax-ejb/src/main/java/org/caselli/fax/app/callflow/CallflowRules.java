package org.caselli.fax.app.callflow;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.caselli.fax.domain.account.Accounts;
import org.caselli.fax.domain.account.HostedNumber;
import org.caselli.fax.domain.account.Users;
import org.caselli.fax.domain.callflow.CalledNumber;
import org.caselli.fax.domain.callflow.CallflowDocument;
import org.caselli.fax.domain.callflow.Callflows;
import org.caselli.fax.domain.callflow.Flow;
import org.caselli.fax.domain.callflow.NumberPattern;
import org.caselli.fax.domain.faxbox.Faxboxes;
import org.caselli.fax.domain.number.PhoneNumber;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;
import org.caselli.fax.domain.problem.Violation;

/**
 * What a callflow may look like: it has a number or a pattern, its telephone numbers are the
 * account's and lead nowhere else, its patterns are its own, its flow is made of modules that are
 * there and mentions what is there. Takes part in the caller's transaction.
 */
@ApplicationScoped
public class CallflowRules {
  private static final String NUMBERS = "numbers";
  private static final String PATTERNS = "patterns";
  private static final String UNIQUE = "unique";

  private final Callflows callflows;
  private final Accounts accounts;
  private final Faxboxes faxboxes;
  private final Users users;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected CallflowRules() {
    this(null, null, null, null);
  }

  @Inject
  public CallflowRules(Callflows callflows, Accounts accounts, Faxboxes faxboxes, Users users) {
    this.callflows = callflows;
    this.accounts = accounts;
    this.faxboxes = faxboxes;
    this.users = users;
  }

  /**
   * Judges a document.
   *
   * @param callflow whose document it is to be
   * @throws FaxException invalid, with everything that is wrong with it
   */
  void demandValid(UUID account, UUID callflow, CallflowDocument document) {
    List<Violation> violations = new ArrayList<>();
    Set<String> numbers = document.numbers();
    if (numbers.isEmpty() && document.patterns().isEmpty()) {
      violations.add(
          new Violation(NUMBERS, "required", "A callflow has at least one number or pattern"));
    }
    Map<String, UUID> taken = callflows.numbers(account);
    for (String number : numbers) {
      objection(account, number)
          .or(() -> elsewhere(number, callflow, taken))
          .ifPresent(violations::add);
    }
    violations.addAll(patternFaults(account, callflow, document.patterns()));
    violations.addAll(flowFaults(account, document));
    if (!violations.isEmpty()) {
      throw new FaxException(ProblemType.VALIDATION, violations.get(0).message(), violations);
    }
  }

  private Optional<Violation> objection(UUID account, String number) {
    if (!CalledNumber.isPossible(number)) {
      return fault(
          NUMBERS,
          "pattern",
          "A number has up to 36 letters, digits and any of * # + . _ -, not like " + number,
          number);
    }
    if (PhoneNumber.parse(number).isEmpty()) {
      return Optional.empty();
    }
    Optional<HostedNumber> hosted = accounts.number(number);
    if (hosted.isEmpty()) {
      return fault(
          NUMBERS,
          "unauthorized",
          "Number " + number + " is not one of the account's; bring it in as a phone number first",
          number);
    }
    if (!hosted.get().account().equals(account)) {
      return fault(NUMBERS, UNIQUE, "Number " + number + " belongs to another account", number);
    }
    return hosted
        .get()
        .faxbox()
        .flatMap(
            box ->
                fault(
                    NUMBERS,
                    UNIQUE,
                    "Number " + number + " is given to faxbox " + hex(box) + "; take it back first",
                    number));
  }

  private static Optional<Violation> elsewhere(
      String number, UUID callflow, Map<String, UUID> taken) {
    UUID other = taken.get(number);
    return other == null || other.equals(callflow)
        ? Optional.empty()
        : fault(NUMBERS, UNIQUE, "Number " + number + " exists in callflow " + hex(other), number);
  }

  private List<Violation> patternFaults(UUID account, UUID callflow, Set<String> patterns) {
    List<Violation> violations = new ArrayList<>();
    for (String pattern : patterns) {
      NumberPattern.objection(pattern)
          .flatMap(objection -> fault(PATTERNS, "pattern", objection, pattern))
          .ifPresent(violations::add);
    }
    if (!patterns.isEmpty()) {
      callflows.withPatterns(account).stream()
          .filter(other -> !other.id().equals(callflow))
          .forEach(
              other ->
                  other.document().patterns().stream()
                      .filter(patterns::contains)
                      .flatMap(
                          pattern ->
                              fault(
                                  PATTERNS,
                                  UNIQUE,
                                  "Pattern " + pattern + " exists in callflow " + hex(other.id()),
                                  pattern)
                                  .stream())
                      .forEach(violations::add));
    }
    return violations;
  }

  private List<Violation> flowFaults(UUID account, CallflowDocument document) {
    try {
      return Flow.read(document.flow()).references().stream()
          .filter(reference -> !isThere(account, reference))
          .map(
              reference ->
                  new Violation(
                      reference.path(),
                      "not_found",
                      "The account has no "
                          + reference.kind().name().toLowerCase(Locale.ROOT)
                          + " "
                          + hex(reference.id()),
                      hex(reference.id())))
          .toList();
    } catch (FaxException e) {
      return e.violations();
    }
  }

  private boolean isThere(UUID account, Flow.Reference reference) {
    return switch (reference.kind()) {
      case FAXBOX -> faxboxes.byId(account, reference.id()).isPresent();
      case USER -> users.byId(account, reference.id()).isPresent();
    };
  }

  private static Optional<Violation> fault(String path, String rule, String message, String cause) {
    return Optional.of(new Violation(path, rule, message, cause));
  }

  private static String hex(UUID id) {
    return id.toString().replace("-", "");
  }
}
