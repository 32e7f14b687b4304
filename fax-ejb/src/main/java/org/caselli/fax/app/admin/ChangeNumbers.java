package org.caselli.fax.app.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.account.HostedNumber;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.Violation;

/** Does the same to several numbers, to all of them or to none. Thread-safe. */
@ApplicationScoped
public class ChangeNumbers {
  private static final int MOST = 1000;

  private final Tenancy tenancy;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected ChangeNumbers() {
    this(null);
  }

  @Inject
  public ChangeNumbers(Tenancy tenancy) {
    this.tenancy = tenancy;
  }

  /**
   * Changes them.
   *
   * @param numbers 1 to 1000, in any form
   * @param change of one of them
   * @return what became of them, in the same order
   * @throws FaxException forbidden; or invalid, with what is wrong with each; nothing has changed
   *     then
   */
  @Transactional
  public List<HostedNumber> changeNumbers(
      Access access, UUID account, List<String> numbers, Function<String, HostedNumber> change) {
    tenancy.administer(access, account);
    if (numbers.isEmpty() || numbers.size() > MOST) {
      throw FaxException.invalid(
          new Violation("numbers", "required", "List 1 to " + MOST + " numbers"));
    }
    return numbers.stream().map(number -> changed(number, change)).toList();
  }

  /** What is refused spoils the transaction, so that nothing behind it can be judged. */
  private static HostedNumber changed(String number, Function<String, HostedNumber> change) {
    try {
      return change.apply(number);
    } catch (FaxException e) {
      FaxException refusal =
          FaxException.invalid(new Violation(number, e.type().token(), e.getMessage(), number));
      refusal.initCause(e);
      throw refusal;
    }
  }
}
