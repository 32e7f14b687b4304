package org.caselli.fax.domain.event;

import java.util.Objects;
import java.util.Optional;
import org.caselli.fax.domain.event.FaxEvent.Subject;

/**
 * An event with its place in the log.
 *
 * @param position greater than that of every event that could be read before this one
 * @param number which event of its fax or faxbox it is: 1, 2, 3 and so on, without gaps
 */
public record LoggedEvent(long position, long number, FaxEvent event) {
  /** Fact of a fax that was in the inbox already when its pages came. */
  public static final String LATE = "late";

  /** What became of a document. */
  public enum Change {
    CREATED,
    EDITED,
    DELETED
  }

  public LoggedEvent {
    Objects.requireNonNull(event);
  }

  /**
   * What it means for the document of the fax or the faxbox; empty when that is the same as before,
   * as while a call goes on.
   */
  public Optional<Change> change() {
    return switch (event.kind()) {
      case ACCEPTED, DOC_CREATED -> Optional.of(Change.CREATED);
      case PREPARE, RETRY, END, CANCELLED, DOC_EDITED -> Optional.of(Change.EDITED);
      case DOC_DELETED -> Optional.of(Change.DELETED);
      case START -> isInbound() ? Optional.empty() : Optional.of(Change.EDITED);
      case ERROR, RECEIVE -> Optional.of(isNewFax() ? Change.CREATED : Change.EDITED);
      case SEND, RECEIVING -> Optional.empty();
    };
  }

  private boolean isNewFax() {
    return isInbound() && !event.facts().values().containsKey(LATE);
  }

  private boolean isInbound() {
    return event.about().subject() == Subject.INBOUND;
  }
}
