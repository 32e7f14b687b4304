package org.caselli.fax.app.announce;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.caselli.fax.domain.event.EventOutbox;
import org.caselli.fax.domain.event.FaxEvent;
import org.caselli.fax.port.AfterCommit;
import org.caselli.fax.port.Ids;

/** Takes news of faxes, within the transaction in which they happen, for the log. Thread-safe. */
@ApplicationScoped
public class Announcements {
  private final EventOutbox outbox;
  private final EventBell bell;
  private final AfterCommit afterCommit;
  private final Ids ids;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected Announcements() {
    this(null, null, null, null, null);
  }

  @Inject
  public Announcements(
      EventOutbox outbox, EventBell bell, AfterCommit afterCommit, Ids ids, Clock clock) {
    this.outbox = outbox;
    this.bell = bell;
    this.afterCommit = afterCommit;
    this.ids = ids;
    this.clock = clock;
  }

  /** News, in the order in which they are to be told. */
  public void announce(Supplier<List<News>> news) {
    Instant now = clock.instant();
    List<FaxEvent> events = news.get().stream().map(each -> event(each, now)).toList();
    if (!events.isEmpty()) {
      outbox.add(events);
      afterCommit.then(bell::ring);
    }
  }

  private FaxEvent event(News news, Instant now) {
    return new FaxEvent(
        ids.next(), news.kind(), news.about(), news.state(), news.status(), news.facts(), now);
  }
}
