package org.caselli.fax.app.maillog;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.caselli.fax.domain.listing.Stretch;
import org.caselli.fax.domain.maillog.MailLog;
import org.caselli.fax.domain.maillog.RefusedMail;

/** Refused mails in memory, in the order in which they came. Thread-safe. */
public final class InMemoryMailLog implements MailLog {
  private final List<RefusedMail> mails = new CopyOnWriteArrayList<>();

  @Override
  public Optional<RefusedMail> byId(UUID account, UUID id) {
    return mails.stream().filter(mail -> mail.id().equals(id)).findAny();
  }

  @Override
  public List<RefusedMail> walk(Target target, Stretch stretch, int most) {
    return List.copyOf(mails);
  }

  @Override
  public void add(RefusedMail mail) {
    mails.add(mail);
  }

  /** All of them. */
  public List<RefusedMail> all() {
    return List.copyOf(mails);
  }
}
