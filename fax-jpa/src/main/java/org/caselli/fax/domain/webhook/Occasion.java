package org.caselli.fax.domain.webhook;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.event.FaxEvent;
import org.caselli.fax.domain.event.LoggedEvent;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.faxbox.Faxbox;
import org.caselli.fax.domain.maillog.LoggedMail;

/** Something that webhooks are told of, with all that the telling takes. */
public sealed interface Occasion {
  /** Id of the event; stays the same when it is told again. */
  UUID event();

  Topic topic();

  /** In which it happened. */
  UUID account();

  Instant at();

  /** The fax that it is about. */
  default Optional<UUID> fax() {
    return Optional.empty();
  }

  /** Place among all that is told of the fax, from 1; 0 when there is none. */
  default long sequence() {
    return 0;
  }

  /** The faxbox that it is about. */
  default Optional<UUID> faxbox() {
    return Optional.empty();
  }

  /** What everybody is told of, from the log of events. */
  sealed interface Logged extends Occasion {
    LoggedEvent told();

    @Override
    default UUID event() {
      return told().event().id();
    }

    @Override
    default UUID account() {
      return told().event().about().account();
    }

    @Override
    default Instant at() {
      return told().event().at();
    }

    @Override
    default long sequence() {
      return told().number();
    }
  }

  /**
   * A fax came to its end.
   *
   * @param told what is told of it to everybody
   * @param subject empty when it has been erased since
   * @param call of the last attempt, or in which the fax came
   * @param realm of the account; empty when it is not known any more
   */
  record FaxEnded(
      LoggedEvent told,
      Topic topic,
      Optional<Fax> subject,
      Optional<Faxbox> box,
      String call,
      String realm)
      implements Logged {
    public FaxEnded {
      Objects.requireNonNull(told);
      Objects.requireNonNull(topic);
      Objects.requireNonNull(subject);
      Objects.requireNonNull(box);
      Objects.requireNonNull(call);
      Objects.requireNonNull(realm);
    }

    @Override
    public Optional<UUID> fax() {
      return Optional.of(told.event().about().id());
    }

    @Override
    public Optional<UUID> faxbox() {
      return told.event().about().faxbox();
    }
  }

  /**
   * The document of a fax or a faxbox was created, edited or deleted.
   *
   * @param told what is told of it to everybody
   */
  record DocumentChanged(LoggedEvent told, Topic topic) implements Logged {
    public DocumentChanged {
      Objects.requireNonNull(told);
      Objects.requireNonNull(topic);
    }

    @Override
    public Optional<UUID> fax() {
      return Optional.of(told.event().about())
          .filter(about -> about.subject().isFax())
          .map(FaxEvent.About::id);
    }
  }

  /**
   * A mail did not become a fax.
   *
   * @param box to which it went
   * @param errors sentences
   */
  record MailRefused(
      UUID event,
      Instant at,
      LoggedMail.Target whose,
      LoggedMail.Mail mail,
      Optional<Faxbox> box,
      List<String> errors)
      implements Occasion {
    public MailRefused {
      Objects.requireNonNull(event);
      Objects.requireNonNull(at);
      Objects.requireNonNull(whose);
      Objects.requireNonNull(mail);
      Objects.requireNonNull(box);
      errors = List.copyOf(errors);
    }

    @Override
    public Topic topic() {
      return Topic.MAIL_ERROR;
    }

    @Override
    public UUID account() {
      return whose.account();
    }
  }

  /**
   * Anything else.
   *
   * @param fields what is told, in the words of the wire
   */
  record Other(
      UUID event,
      Topic topic,
      UUID account,
      Instant at,
      Optional<UUID> fax,
      Map<String, Object> fields)
      implements Occasion {
    public Other {
      Objects.requireNonNull(event);
      Objects.requireNonNull(topic);
      Objects.requireNonNull(account);
      Objects.requireNonNull(at);
      Objects.requireNonNull(fax);
      fields = Map.copyOf(fields);
    }
  }
}
