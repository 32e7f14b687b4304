package org.caselli.fax.telephony.freeswitch;

import java.time.Duration;
import java.util.function.Supplier;
import org.caselli.fax.telephony.freeswitch.socket.FrameDecoder;

/**
 * How the engine deals with its switches.
 *
 * @param fileProxyPort port of our file proxy, for a fetch address made from the connection's own
 *     local address (setting {@code port})
 * @param countsPages ask the switch to keep the number of confirmed pages; needs the dialplan
 *     context {@code caselli}, without which the count is not kept and nothing else changes
 * @param timing time limits
 * @param limits bounds on what may grow
 * @param lostCallLimit how long a switch that is out of reach is waited for; then its calls are
 *     reported as unknown (setting {@code lost_call_limit})
 */
public record FreeSwitchSettings(
    int fileProxyPort,
    boolean countsPages,
    Timing timing,
    Limits limits,
    Supplier<Duration> lostCallLimit) {

  /**
   * Values for production.
   *
   * @param fileProxyPort port of our file proxy
   */
  public static FreeSwitchSettings standard(int fileProxyPort, Supplier<Duration> lostCallLimit) {
    return new FreeSwitchSettings(
        fileProxyPort, true, Timing.standard(), Limits.standard(), lostCallLimit);
  }

  /**
   * Time limits; what happens when one elapses is said with each.
   *
   * @param handshake connect, authenticate and subscribe: the attempt is given up, back-off follows
   * @param command answer to a command, from the answer to the one before it: the connection is
   *     closed as dead
   * @param fetch the switch's fetch of the file: the call is reported as not dialled
   * @param silence nothing heard, not even an answer to our question: the connection is closed
   * @param firstBackOff wait before the first reconnect; doubles, with jitter
   * @param maxBackOff longest wait between reconnects, also after a refused password
   * @param grace wait for the rest of a call's last events, which come in no fixed order
   * @param stuck a channel still up after the T.30 result: it is hung up
   * @param ringSlack added to the call's own ringing limit: the call is ended as timed out
   * @param negotiation answered and no fax event: the call is ended as timed out
   * @param call longest call: ended as timed out
   * @param unheard no trace of a call that the switch was told to make, while it does other jobs at
   *     once: the call is taken for never made
   * @param slow an answer to a background job: the switch has fallen behind, and its silence proves
   *     nothing
   */
  public record Timing(
      Duration handshake,
      Duration command,
      Duration fetch,
      Duration silence,
      Duration firstBackOff,
      Duration maxBackOff,
      Duration grace,
      Duration stuck,
      Duration ringSlack,
      Duration negotiation,
      Duration call,
      Duration unheard,
      Duration slow) {

    /**
     * Defaults. A HEARTBEAT comes every 20 s unless configured otherwise; T.30's T0 is 60 s on the
     * sender, so that a call without a fax at the far end reports before the negotiation limit.
     */
    public static Timing standard() {
      return new Timing(
          Duration.ofSeconds(10),
          Duration.ofSeconds(15),
          Duration.ofSeconds(60),
          Duration.ofSeconds(30),
          Duration.ofMillis(500),
          Duration.ofSeconds(30),
          Duration.ofSeconds(2),
          Duration.ofSeconds(5),
          Duration.ofSeconds(30),
          Duration.ofMinutes(3),
          Duration.ofHours(2),
          Duration.ofSeconds(30),
          Duration.ofSeconds(2));
    }
  }

  /**
   * Bounds.
   *
   * @param headerBytes longest header line of the event socket
   * @param messageBytes longest message; a longer one closes the connection
   * @param commands commands of one connection without an answer; more are refused
   * @param calls calls of ours on one switch; more are refused
   * @param unbegun calls that one switch was told to make and has not begun; more wait
   * @param rememberedEnds reports kept in memory for look-ups
   */
  public record Limits(
      int headerBytes, int messageBytes, int commands, int calls, int unbegun, int rememberedEnds) {

    public static Limits standard() {
      return new Limits(8 * 1024, 2 * 1024 * 1024, 20_000, 10_000, 64, 2_000);
    }

    /** What takes the messages of one connection apart within these bounds. */
    public FrameDecoder decoder() {
      return new FrameDecoder(headerBytes, messageBytes);
    }
  }
}
