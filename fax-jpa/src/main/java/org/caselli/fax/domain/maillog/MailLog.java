package org.caselli.fax.domain.maillog;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.listing.Stretch;

/** The mails to the faxboxes of all accounts; one of another account is not there. */
public interface MailLog {
  Optional<LoggedMail> byId(UUID account, UUID id);

  /** The next of those that are meant, in the order of the stretch. */
  List<LoggedMail> walk(Target target, Stretch stretch, int most);

  void add(LoggedMail mail);

  /** Whose mails are meant: of the account, and of that faxbox and that owner if they are given. */
  record Target(UUID account, Optional<UUID> faxbox, Optional<UUID> owner) {
    public Target {
      Objects.requireNonNull(account);
      Objects.requireNonNull(faxbox);
      Objects.requireNonNull(owner);
    }
  }
}
