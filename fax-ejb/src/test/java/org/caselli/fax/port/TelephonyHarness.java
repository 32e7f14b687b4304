package org.caselli.fax.port;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * What {@link TelephonyEngineContract} needs to know of one engine: the engine itself, not yet
 * started, and a far side that does as it is told. One harness serves one test.
 */
public interface TelephonyHarness extends AutoCloseable {

  /** How long the contract waits for something that must happen, in real time. */
  Duration PATIENCE = Duration.ofSeconds(20);

  /** The engine under test; the contract starts it. The same one at every call. */
  TelephonyEngine engine();

  /** Says how the far side of {@code number} behaves from now on. */
  Dialling whenDialled(String number);

  /** Path on the file proxy of a fax TIFF that has {@code pages} pages and can be fetched. */
  String file(int pages);

  /** Path on the file proxy that answers 404. */
  String missingFile();

  /** Number of calls that the far side has seen so far. */
  int callsSeen();

  /** Takes every switch away for good: there is nobody to dial. Called after the start. */
  void takeAwaySwitches();

  /** Whether switch and engine are joined by a connection that can be lost or speak twice. */
  default boolean hasWire() {
    return false;
  }

  /** Cuts the connection for good while calls are in progress. Only with {@link #hasWire}. */
  default void loseConnection() {
    throw new UnsupportedOperationException("This engine has no connection to lose");
  }

  /**
   * Lets time pass until {@code reached} holds; fails when {@link #PATIENCE} runs out. An engine on
   * a clock of the test moves that clock here.
   */
  default void until(EventRecorder recorder, BooleanSupplier reached) {
    recorder.await(reached, PATIENCE);
  }

  /** Lets everything happen that is still on its way, so that absence can be asserted. */
  void settle();

  @Override
  void close();

  /** The far side of one number. Each method replaces what was said before. */
  interface Dialling {
    /** Answers and confirms every page. */
    void delivers();

    /** SIP 486, USER_BUSY. */
    void busy();

    /** Rings, then NO_ANSWER (SIP 480 or 487). */
    void noAnswer();

    /** SIP 603, CALL_REJECTED. */
    void rejects();

    /** SIP 404, UNALLOCATED_NUMBER. */
    void unallocated();

    /** Not answered, with a hangup cause that no table of ours lists. */
    void endsWithCause(String cause, int q850);

    /** Rings until the call is cancelled. */
    void ringsOn();

    /** Answered by a person: T.30 code 2 or 3. */
    void answersWithVoice();

    /** T.30 code 6. */
    void failsTraining();

    /** Hangs up after it confirmed page {@code page} (1-based) of the document: T.30 code 49. */
    void breaksOffAfterPage(int page);

    /** Confirms page {@code page}, then nothing more happens until the call is cancelled. */
    void stallsAfterPage(int page);

    /** Answers; no fax event and no end ever comes by itself. */
    void neverReports();

    /** Takes the fax as audio because it refuses T.38 (488 to the re-INVITE). */
    void refusesT38();

    /** Like {@link #delivers}, with events doubled and out of order; needs a wire. */
    default void deliversWithDisorder() {
      throw new UnsupportedOperationException("This engine has no wire");
    }
  }
}
