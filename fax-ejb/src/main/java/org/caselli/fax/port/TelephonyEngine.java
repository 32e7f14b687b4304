package org.caselli.fax.port;

import java.util.List;
import org.caselli.fax.domain.call.CallId;

/**
 * Makes telephone calls that carry a fax. Thread-safe. Nothing here blocks on a call: {@link #send}
 * hands it over, and the call then lives in the engine, which reports to the one {@link
 * CallListener} it was started with.
 *
 * <p>Promises of every engine, checked by {@code TelephonyEngineContract}: the events of one call
 * come in the order of {@link CallEvent}, one at a time; {@code Ended} comes last and exactly once
 * for each accepted call, also when the switch is lost (after what the engine can find out); a page
 * is confirmed only when the far end confirmed it.
 */
public interface TelephonyEngine {

  /** {@code freeswitch} or {@code sandbox}. */
  String name();

  /** Begins to work and to report; called once, before anything else. */
  void start(CallListener listener);

  /** Lets go of all connections and threads; calls in progress are left to the switch. */
  void stop();

  /**
   * Hands a call over. Never throws for reasons of the network: no switch to take it is {@link
   * Acceptance#NO_SWITCH}, and nothing was dialled then.
   */
  Acceptance send(CallRequest request);

  /**
   * Asks for the end of a call. Returns at once; {@code Ended} follows with {@code CANCELLED} when
   * the cancellation is what ended it. Without effect for a call that is over or unknown.
   */
  void cancel(CallId call);

  /**
   * Finds out what became of a call that this process may not have followed (crash, lost
   * connection). May block for some seconds; never call it inside a transaction. {@link
   * CallFate.Living} means that the engine follows the call (again) and will report its end.
   */
  CallFate lookUp(CallLookUp call);

  /**
   * The end of a call is on record here: whatever the engine keeps elsewhere to find it out may be
   * removed, also when another process made the call. Returns at once; idempotent.
   *
   * @param switchName that the call was made on; empty when it was on none
   */
  void settled(CallId call, String switchName);

  /**
   * Somebody else follows a call from now on: it is left alone, and nothing more is told of it.
   * Without effect for a call that is not followed.
   */
  void leave(CallId call);

  /** How the engine is, for health checks and operators. */
  EngineHealth health();

  /**
   * Looks at every switch over a connection of its own, whether it is in use or not. May block for
   * some minutes; an engine without switches finds nothing.
   */
  default List<SwitchReport> inspect(SwitchReport.Wanted wanted) {
    return List.of();
  }

  /** Answer to {@link #send}. */
  enum Acceptance {
    ACCEPTED,
    /** No healthy switch is connected; try later, at no cost of an attempt. */
    NO_SWITCH
  }
}
