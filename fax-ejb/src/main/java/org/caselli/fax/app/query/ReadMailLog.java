package org.caselli.fax.app.query;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.caselli.fax.app.admin.Tenancy;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.fax.FaxScope;
import org.caselli.fax.domain.listing.Stretch;
import org.caselli.fax.domain.maillog.LoggedMail;
import org.caselli.fax.domain.maillog.MailLog;
import org.caselli.fax.domain.problem.FaxException;

/** Mails that did not become faxes, one or all, as far as the caller sees them. Thread-safe. */
@ApplicationScoped
@Transactional
public class ReadMailLog {
  private final Tenancy tenancy;
  private final LookBelow lookBelow;
  private final MailLog mails;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected ReadMailLog() {
    this(null, null, null);
  }

  @Inject
  public ReadMailLog(Tenancy tenancy, LookBelow lookBelow, MailLog mails) {
    this.tenancy = tenancy;
    this.lookBelow = lookBelow;
    this.mails = mails;
  }

  /** A page of them. */
  public Page<LoggedMail> readMailLog(
      Access access, Below below, Predicate<LoggedMail> wanted, Stretch stretch, int size) {
    Optional<MailLog.Target> target = target(access, below);
    if (target.isEmpty()) {
      return Page.empty();
    }
    return new Walk<>(
            (rest, most) -> mails.walk(target.get(), rest, most), LoggedMail::place, wanted)
        .page(stretch, size);
  }

  /** One of them. */
  public LoggedMail one(Access access, Below below, UUID id) {
    Optional<MailLog.Target> target = target(access, below);
    return mails
        .byId(below.account(), id)
        .filter(mail -> target.filter(seen -> shows(seen, mail)).isPresent())
        .orElseThrow(() -> FaxException.notFound("mail log entry", id));
  }

  /** A key that only sends submits no mail. */
  private Optional<MailLog.Target> target(Access access, Below below) {
    tenancy.read(access, below.account());
    return lookBelow
        .lookBelow(access, below)
        .within(access.reach())
        .map((FaxScope seen) -> new MailLog.Target(below.account(), seen.faxbox(), seen.owner()));
  }

  private static boolean shows(MailLog.Target seen, LoggedMail mail) {
    return (seen.faxbox().isEmpty() || seen.faxbox().equals(mail.target().faxbox()))
        && (seen.owner().isEmpty() || seen.owner().equals(mail.target().owner()));
  }
}
