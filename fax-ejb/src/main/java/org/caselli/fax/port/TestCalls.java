package org.caselli.fax.port;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.call.CallId;
import org.caselli.fax.domain.callflow.ArrivingCall;

/** Calls that come in because somebody asks for them, where there is no telephone network. */
public interface TestCalls {
  /** How a call goes. */
  enum Fate {
    /** All pages come. */
    COMPLETE,
    /** The caller hangs up after some pages. */
    BREAKS_OFF,
    /** The caller is a voice. */
    VOICE,
    /** The call goes well and brings nothing. */
    NO_PAGES,
    /** The call disappears after some pages, and its result with it. */
    LOST
  }

  /**
   * A call to make.
   *
   * @param account to whose numbers it may go
   * @param station TSI of the sender; may be empty
   * @param course how it goes
   */
  record TestCall(
      CallId call,
      UUID account,
      ArrivingCall.Dialled dialled,
      ArrivingCall.Caller caller,
      String station,
      Course course) {
    public TestCall {
      Objects.requireNonNull(call);
      Objects.requireNonNull(account);
      Objects.requireNonNull(dialled);
      Objects.requireNonNull(caller);
      Objects.requireNonNull(station);
      Objects.requireNonNull(course);
    }
  }

  /**
   * How a call goes.
   *
   * @param paper a TIFF that is copied; none for a call that brings no page
   * @param pages after which it breaks off or is lost
   * @param failedUploads how often the switch then fails to bring the file
   */
  record Course(Fate fate, Optional<Path> paper, int pages, int failedUploads) {
    public Course {
      Objects.requireNonNull(fate);
      Objects.requireNonNull(paper);
    }
  }

  /**
   * What became of a call.
   *
   * @param cause why it was refused; empty for one that was answered
   */
  record Placed(Optional<String> cause) {
    public Placed {
      Objects.requireNonNull(cause);
    }
  }

  /** Whether calls can be made. */
  boolean areAvailable();

  /**
   * Makes a call; it goes on after this returns. Blocks for as long as a database takes.
   *
   * @throws IOException when the paper cannot be copied
   */
  Placed place(TestCall call) throws IOException;
}
