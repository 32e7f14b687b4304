package org.caselli.fax.app.receive;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.regex.Pattern;
import org.caselli.fax.domain.account.Account;
import org.caselli.fax.domain.account.Accounts;
import org.caselli.fax.domain.account.HostedNumber;
import org.caselli.fax.domain.call.HangupCause;
import org.caselli.fax.domain.callflow.CalledNumber;
import org.caselli.fax.domain.callflow.Callflow;
import org.caselli.fax.domain.callflow.Callflows;
import org.caselli.fax.domain.callflow.Flow;
import org.caselli.fax.domain.callflow.FlowStep;
import org.caselli.fax.domain.callflow.NumberPattern;
import org.caselli.fax.domain.number.PhoneNumber;

/**
 * What a called number leads to. First of all its callflow; then the faxbox that it was given to;
 * then the callflow whose pattern captures most of it, the older one of two that capture the same;
 * then the account's callflow for {@code no_match}. Takes part in the caller's transaction.
 */
@ApplicationScoped
public class FindFlow {
  private static final Pattern DIGITS = Pattern.compile("\\+?\\d+");

  /** What a number leads to that an account has, and has not given to anybody. */
  private static final FlowStep NOWHERE = new FlowStep.HangUp(HangupCause.NO_ROUTE_DESTINATION);

  private final Accounts accounts;
  private final Callflows callflows;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected FindFlow() {
    this(null, null);
  }

  @Inject
  public FindFlow(Accounts accounts, Callflows callflows) {
    this.accounts = accounts;
    this.callflows = callflows;
  }

  /**
   * Where it leads.
   *
   * @param account whose number it is
   * @param number as it is compared
   */
  public record Found(UUID account, String number, FlowStep first) {}

  /**
   * Finds it; empty when nobody has the number.
   *
   * @param called number or extension in any form
   * @param realm under which it was called; extensions and patterns belong to the account that has
   *     it as its realm
   */
  public Optional<Found> findFlow(String called, String realm) {
    String number = CalledNumber.normal(called);
    Optional<HostedNumber> hosted =
        PhoneNumber.parse(called).flatMap(parsed -> accounts.number(parsed.value()));
    if (hosted.isPresent()) {
      UUID account = hosted.get().account();
      FlowStep first = known(account, number, hosted.get().faxbox()).orElse(NOWHERE);
      return Optional.of(new Found(account, number, first));
    }
    return accounts
        .byRealm(realm.toLowerCase(Locale.ROOT))
        .map(Account::id)
        .flatMap(
            account ->
                known(account, number, Optional.empty())
                    .map(first -> new Found(account, number, first)));
  }

  private Optional<FlowStep> known(UUID account, String number, Optional<UUID> faxbox) {
    return step(callflows.byNumber(account, number))
        .or(() -> faxbox.map(box -> new FlowStep.ToFaxbox(box, Optional.empty())))
        .or(() -> step(described(account, number)))
        .or(() -> DIGITS.matcher(number).matches() ? unmatched(account) : Optional.empty());
  }

  private Optional<FlowStep> unmatched(UUID account) {
    return step(callflows.byNumber(account, CalledNumber.NO_MATCH));
  }

  private static Optional<FlowStep> step(Optional<Callflow> callflow) {
    return callflow.map(found -> Flow.read(found.document().flow()).first());
  }

  private Optional<Callflow> described(UUID account, String number) {
    record Match(Callflow callflow, int weight) {}
    return callflows.withPatterns(account).stream()
        .flatMap(
            callflow ->
                callflow.document().patterns().stream()
                    .map(pattern -> NumberPattern.of(pattern).weight(number))
                    .filter(OptionalInt::isPresent)
                    .map(weight -> new Match(callflow, weight.getAsInt())))
        .reduce((one, other) -> other.weight() > one.weight() ? other : one)
        .map(Match::callflow);
  }
}
