package org.caselli.fax.app.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.account.Accounts;
import org.caselli.fax.domain.account.HostedNumber;
import org.caselli.fax.domain.account.Role;
import org.caselli.fax.domain.callflow.Callflow;
import org.caselli.fax.domain.callflow.Callflows;
import org.caselli.fax.domain.faxbox.Faxboxes;
import org.caselli.fax.domain.number.PhoneNumber;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;
import org.caselli.fax.domain.problem.Violation;

/** Gives a number to an account, and lets a faxbox answer it. Thread-safe; idempotent. */
@ApplicationScoped
public class AssignNumber {
  private final Tenancy tenancy;
  private final Accounts accounts;
  private final Faxboxes faxboxes;
  private final Callflows callflows;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected AssignNumber() {
    this(null, null, null, null);
  }

  @Inject
  public AssignNumber(Tenancy tenancy, Accounts accounts, Faxboxes faxboxes, Callflows callflows) {
    this.tenancy = tenancy;
    this.accounts = accounts;
    this.faxboxes = faxboxes;
    this.callflows = callflows;
  }

  /**
   * Assigns the number. Which faxbox answers an own number is the account's affair; to bring one in
   * takes a reseller, because its owner may call from it.
   *
   * @param number in any form that {@link PhoneNumber} reads
   * @param faxbox who answers it; empty for nobody
   * @throws FaxException invalid, when a callflow has the number and a faxbox is to answer it;
   *     conflict, when another account has the number; forbidden for a number that nobody has,
   *     unless the caller is a reseller or the system's administrator
   */
  @Transactional
  public HostedNumber assignNumber(
      Access access, UUID account, String number, Optional<UUID> faxbox) {
    tenancy.administer(access, account);
    PhoneNumber parsed =
        PhoneNumber.parse(number)
            .orElseThrow(
                () ->
                    FaxException.invalid(
                        new Violation(
                            "number", "pattern", "This is not a number that can be dialled")));
    faxbox.ifPresent(
        id -> faxboxes.byId(account, id).orElseThrow(() -> FaxException.notFound("faxbox", id)));
    Optional<HostedNumber> present = accounts.number(parsed.value());
    if (present.filter(owned -> !owned.account().equals(account)).isPresent()) {
      throw new FaxException(
          ProblemType.CONFLICT, "The number " + parsed + " belongs to another account");
    }
    if (present.isEmpty() && access.role() == Role.ACCOUNT_ADMIN) {
      throw new FaxException(
          ProblemType.FORBIDDEN, "Only a reseller or the system's administrator brings numbers in");
    }
    faxbox
        .flatMap(box -> callflows.byNumber(account, parsed.value()))
        .ifPresent(AssignNumber::refuse);
    HostedNumber hosted = new HostedNumber(parsed.value(), account, faxbox);
    accounts.assign(hosted);
    return hosted;
  }

  private static void refuse(Callflow callflow) {
    String id = callflow.id().toString().replace("-", "");
    throw FaxException.invalid(
        new Violation(
            "faxbox_id",
            "unique",
            "The number exists in callflow " + id + "; take it out there first",
            id));
  }
}
