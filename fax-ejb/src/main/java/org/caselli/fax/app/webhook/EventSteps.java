package org.caselli.fax.app.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.caselli.fax.app.admin.FaxboxCallbacks;
import org.caselli.fax.domain.account.Account;
import org.caselli.fax.domain.account.Accounts;
import org.caselli.fax.domain.event.FaxEvent;
import org.caselli.fax.domain.event.LoggedEvent;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.fax.Fax.Direction;
import org.caselli.fax.domain.fax.Faxes;
import org.caselli.fax.domain.faxbox.Faxbox;
import org.caselli.fax.domain.faxbox.Faxboxes;
import org.caselli.fax.domain.job.Attempt;
import org.caselli.fax.domain.job.Attempts;
import org.caselli.fax.domain.webhook.Occasion;
import org.caselli.fax.domain.webhook.Occasion.DocumentChanged;
import org.caselli.fax.domain.webhook.Occasion.FaxEnded;
import org.caselli.fax.domain.webhook.Topic;

/** The transaction of {@link FireWebhooks}. */
@ApplicationScoped
public class EventSteps {
  private final TellWebhooks tellWebhooks;
  private final FaxboxCallbacks callbacks;
  private final Accounts accounts;
  private final Faxes faxes;
  private final Faxboxes faxboxes;
  private final Attempts attempts;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected EventSteps() {
    this(null, null, null, null, null, null);
  }

  @Inject
  public EventSteps(
      TellWebhooks tellWebhooks,
      FaxboxCallbacks callbacks,
      Accounts accounts,
      Faxes faxes,
      Faxboxes faxboxes,
      Attempts attempts) {
    this.tellWebhooks = tellWebhooks;
    this.callbacks = callbacks;
    this.accounts = accounts;
    this.faxes = faxes;
    this.faxboxes = faxboxes;
    this.attempts = attempts;
  }

  /** Writes down whom these events are to be told; whether that is anybody. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public boolean tell(List<LoggedEvent> events) {
    List<Occasion> occasions =
        events.stream()
            .flatMap(event -> Stream.of(end(event), document(event)))
            .flatMap(Optional::stream)
            .toList();
    return !occasions.isEmpty() && tellWebhooks.tellWebhooks(occasions);
  }

  private Optional<Occasion> end(LoggedEvent logged) {
    return topic(logged.event()).map(topic -> ended(logged, topic));
  }

  private Optional<Occasion> document(LoggedEvent logged) {
    FaxEvent event = logged.event();
    String type = event.about().subject().isFax() ? "fax" : "faxbox";
    return logged
        .change()
        .map(change -> "doc_" + change.name().toLowerCase(Locale.ROOT))
        .map(action -> new DocumentChanged(logged, Topic.object(type, action)));
  }

  /** Attempts that will be repeated, and calls that go on, are no news for webhooks. */
  private static Optional<Topic> topic(FaxEvent event) {
    Direction direction = isInbound(event) ? Direction.INBOUND : Direction.OUTBOUND;
    return switch (event.kind()) {
      case END, RECEIVE -> Optional.of(Topic.ended(direction, true));
      case ERROR, CANCELLED -> Optional.of(Topic.ended(direction, false));
      case ACCEPTED, PREPARE, START, SEND, RETRY, RECEIVING -> Optional.empty();
      case DOC_CREATED, DOC_EDITED, DOC_DELETED -> Optional.empty();
    };
  }

  private static boolean isInbound(FaxEvent event) {
    return event.about().subject() == FaxEvent.Subject.INBOUND;
  }

  private Occasion ended(LoggedEvent logged, Topic topic) {
    FaxEvent event = logged.event();
    FaxEvent.About about = event.about();
    Optional<Fax> fax = faxes.byId(about.id());
    Optional<Faxbox> faxbox = about.faxbox().flatMap(id -> faxboxes.byId(about.account(), id));
    faxbox.ifPresent(callbacks::follow);
    String realm = accounts.byId(about.account()).map(Account::realm).orElse("");
    return new FaxEnded(logged, topic, fax, faxbox, call(event), realm);
  }

  /** A received fax has the id of its call. */
  private String call(FaxEvent event) {
    if (isInbound(event)) {
      return event.about().id().toString();
    }
    List<Attempt> made = attempts.ofJob(event.about().id());
    return made.isEmpty() ? "" : made.get(made.size() - 1).id().toString();
  }
}
