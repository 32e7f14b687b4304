package org.caselli.fax.port;

import java.time.Duration;
import org.caselli.fax.domain.call.OutcomeKind;
import org.caselli.fax.domain.job.JobState;
import org.caselli.fax.domain.job.Stage;

/**
 * Where what happens is counted for operators. Called by whoever decides that it happens, after it
 * has; never throws, never blocks. Thread-safe. Nothing here names an account or a number.
 */
public interface Measures {
  /** How a try to hand a notice to the mail server ended. */
  enum NoticeTry {
    SENT,
    TO_BE_TRIED_AGAIN,
    ABANDONED
  }

  /** What a call came to that brought a fax. */
  enum Received {
    /** All pages came. */
    COMPLETE,
    /** Some came. */
    PARTIAL,
    /** None came. */
    NO_PAGES,
    /** Pages came, and the switch did not bring them. */
    FILE_MISSING
  }

  /** What came of a message by which another program submits a fax. */
  enum Submitted {
    ACCEPTED,
    REFUSED,
    /** The same message again; it makes no second fax. */
    REPEATED,
    /** Refused, and kept among the dead letters because nobody wanted an answer. */
    DEAD
  }

  /** What a mail was answered that came for a fax number. */
  enum Mailed {
    /** Its faxes are stored. */
    ACCEPTED,
    /** It, or one of its recipients, for good. */
    REFUSED,
    /** Its sender's server is to try again. */
    DEFERRED
  }

  /** How a try to tell a webhook something ended. */
  enum HookTry {
    DELIVERED,
    TO_BE_TRIED_AGAIN,
    GIVEN_UP
  }

  /** What is erased of faxes whose retention is over. */
  enum Erased {
    /** The bytes; what is known of the fax stays. */
    DOCUMENTS,
    FAX
  }

  /**
   * An attempt has ended.
   *
   * @param pages confirmed by the far end in this attempt
   * @param badRows of these pages, as the switch reports them
   */
  void attemptEnded(OutcomeKind outcome, int pages, int badRows);

  /**
   * A job has come to its end.
   *
   * @param state a final one
   * @param cause what its last attempt came to; {@code DOCUMENT_FAILURE} without one
   */
  void faxEnded(JobState state, OutcomeKind cause);

  /** A fax came in, with so many pages in the inbox. */
  void faxReceived(Received outcome, int pages);

  /** A live attempt has left a stage. */
  void stageTook(Stage stage, Duration length);

  /** Jobs were claimed together. */
  void claimed(int jobs);

  /** The document of a job is worked on for the first time, so long after it was accepted. */
  void preparationBegan(Duration waited);

  /** A document was turned into fax pages, or could not be. */
  void converted(boolean success, Duration took);

  /** A document was fetched by URL, or could not be. */
  void fetched(boolean success, Duration took);

  /** A notice was tried. */
  void noticeTried(NoticeTry result);

  /** A webhook was told something, or could not be. */
  void hookTried(HookTry result);

  /** A message was submitted. */
  void submitted(Submitted result);

  /** A mail, or a recipient that was refused, was answered. */
  void mailed(Mailed answer);

  /** So many faxes, or only their documents, were erased because their retention is over. */
  void erased(Erased what, int faxes);

  /** An event was given to those who follow it on this node, so long after it happened. */
  void eventShown(Duration delay);

  /** A client that follows events did not read them in time, and its stream was ended. */
  void streamDropped();

  /** A request or a message was refused because there were too many, or too many failures. */
  void rateLimited();

  /**
   * A request was answered.
   *
   * @param route class of routes, of a closed set; never an identifier
   * @param status of HTTP
   */
  void answered(String route, String method, int status, Duration took);
}
