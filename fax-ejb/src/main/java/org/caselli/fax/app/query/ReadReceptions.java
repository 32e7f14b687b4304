package org.caselli.fax.app.query;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.fax.FaxScope;
import org.caselli.fax.domain.listing.Stretch;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.reception.Reception;
import org.caselli.fax.domain.reception.Receptions;

/** Faxes that are being received, one or all, as far as the caller sees them. Thread-safe. */
@ApplicationScoped
@Transactional
public class ReadReceptions {
  private final LookBelow lookBelow;
  private final Receptions receptions;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected ReadReceptions() {
    this(null, null);
  }

  @Inject
  public ReadReceptions(LookBelow lookBelow, Receptions receptions) {
    this.lookBelow = lookBelow;
    this.receptions = receptions;
  }

  /** A page of them. */
  public Page<Reception> readReceptions(
      Access access, Below below, Predicate<Reception> wanted, Stretch stretch, int size) {
    Optional<FaxScope> seen = lookBelow.lookBelow(access, below).within(access.reach());
    return new Walk<>(
            (rest, most) -> receptions.walk(below.account(), rest, most),
            Reception::place,
            reception -> shows(seen, reception) && wanted.test(reception))
        .page(stretch, size);
  }

  /** One of them. */
  public Reception one(Access access, Below below, UUID id) {
    Optional<FaxScope> seen = lookBelow.lookBelow(access, below).within(access.reach());
    return receptions
        .byId(below.account(), id)
        .filter(reception -> shows(seen, reception))
        .orElseThrow(() -> FaxException.notFound("fax being received", id));
  }

  /** Nobody submitted a fax that is received. */
  private static boolean shows(Optional<FaxScope> seen, Reception reception) {
    Reception.Whose whose = reception.whose();
    return seen.filter(scope -> scope.submitter().isEmpty())
        .filter(scope -> scope.faxbox().isEmpty() || scope.faxbox().equals(whose.faxbox()))
        .filter(scope -> scope.owner().isEmpty() || scope.owner().equals(whose.owner()))
        .isPresent();
  }
}
