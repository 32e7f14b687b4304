package org.caselli.fax.app.maillog;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.caselli.fax.domain.listing.Stretch;
import org.caselli.fax.domain.maillog.LoggedMail;
import org.caselli.fax.domain.maillog.MailLog;

/** Refused mails in memory, in the order in which they came. Thread-safe. */
public final class InMemoryMailLog implements MailLog {
  private final List<LoggedMail> mails = new CopyOnWriteArrayList<>();

  @Override
  public Optional<LoggedMail> byId(UUID account, UUID id) {
    return mails.stream().filter(mail -> mail.id().equals(id)).findAny();
  }

  @Override
  public List<LoggedMail> walk(Target target, Stretch stretch, int most) {
    return List.copyOf(mails);
  }

  @Override
  public void add(LoggedMail mail) {
    mails.add(mail);
  }

  /** All of them. */
  public List<LoggedMail> all() {
    return List.copyOf(mails);
  }
}
