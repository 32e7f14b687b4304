package org.caselli.fax.app.callflow;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.app.admin.Tenancy;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.account.Users;
import org.caselli.fax.domain.callflow.Callflow;
import org.caselli.fax.domain.callflow.Callflows;
import org.caselli.fax.domain.callflow.Flow;
import org.caselli.fax.domain.callflow.Flow.Reference;
import org.caselli.fax.domain.faxbox.Faxbox;
import org.caselli.fax.domain.faxbox.Faxboxes;
import org.caselli.fax.domain.problem.FaxException;

/** The callflows of an account, for its administrators. Thread-safe. */
@ApplicationScoped
@Transactional
public class ReadCallflows {
  private final Tenancy tenancy;
  private final Callflows callflows;
  private final Faxboxes faxboxes;
  private final Users users;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected ReadCallflows() {
    this(null, null, null, null);
  }

  @Inject
  public ReadCallflows(Tenancy tenancy, Callflows callflows, Faxboxes faxboxes, Users users) {
    this.tenancy = tenancy;
    this.callflows = callflows;
    this.faxboxes = faxboxes;
    this.users = users;
  }

  /** A callflow, and the names of what it mentions. */
  public record Detail(Callflow callflow, Map<Reference, String> names) {}

  /** All of them, the oldest first. */
  public List<Callflow> readCallflows(Access access, UUID account) {
    tenancy.administer(access, account);
    return callflows.ofAccount(account);
  }

  /** One of them. */
  public Detail one(Access access, UUID account, UUID id) {
    tenancy.administer(access, account);
    return detail(
        callflows.byId(account, id).orElseThrow(() -> FaxException.notFound("callflow", id)));
  }

  private Detail detail(Callflow callflow) {
    Map<Reference, String> names = new LinkedHashMap<>();
    for (Reference reference : Flow.read(callflow.document().flow()).references()) {
      name(callflow.accountId(), reference).ifPresent(name -> names.put(reference, name));
    }
    return new Detail(callflow, names);
  }

  private Optional<String> name(UUID account, Reference reference) {
    return switch (reference.kind()) {
      case FAXBOX -> faxboxes.byId(account, reference.id()).map(Faxbox::name);
      case USER -> users.byId(account, reference.id()).map(user -> user.profile().username());
    };
  }
}
