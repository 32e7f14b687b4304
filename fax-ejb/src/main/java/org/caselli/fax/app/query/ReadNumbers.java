package org.caselli.fax.app.query;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.app.admin.Tenancy;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.account.Accounts;
import org.caselli.fax.domain.account.HostedNumber;
import org.caselli.fax.domain.callflow.Callflows;
import org.caselli.fax.domain.number.PhoneNumber;
import org.caselli.fax.domain.problem.FaxException;

/**
 * The numbers of an account; a caller that is bound to a faxbox sees those that it answers.
 * Thread-safe.
 */
@ApplicationScoped
@Transactional
public class ReadNumbers {
  private final Tenancy tenancy;
  private final Accounts accounts;
  private final Callflows callflows;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected ReadNumbers() {
    this(null, null, null);
  }

  @Inject
  public ReadNumbers(Tenancy tenancy, Accounts accounts, Callflows callflows) {
    this.tenancy = tenancy;
    this.accounts = accounts;
    this.callflows = callflows;
  }

  /**
   * A number, and what it is used for beyond its faxbox.
   *
   * @param callflow that it leads to
   */
  public record Used(HostedNumber number, Optional<UUID> callflow) {}

  /** The numbers, in order. */
  public List<Used> readNumbers(Access access, UUID account) {
    tenancy.enter(access, account);
    Optional<UUID> bound = access.faxbox();
    Map<String, UUID> flows = callflows.numbers(account);
    return accounts.numbers(account).stream()
        .filter(number -> bound.isEmpty() || number.faxbox().equals(bound))
        .map(number -> new Used(number, Optional.ofNullable(flows.get(number.number()))))
        .toList();
  }

  /**
   * One number.
   *
   * @param number in any form that can be read
   */
  public Used one(Access access, UUID account, String number) {
    String wanted = PhoneNumber.parse(number).map(PhoneNumber::value).orElse(number);
    return readNumbers(access, account).stream()
        .filter(used -> used.number().number().equals(wanted))
        .findFirst()
        .orElseThrow(() -> FaxException.notFound("number", number));
  }
}
