package org.caselli.fax.port;

/**
 * The numbers that live on this server, as a far end that an engine without a telephone network can
 * reach. Called on engine threads, outside any transaction; may block for as long as a database
 * takes.
 */
public interface HostedNumbers extends InboundCalls {

  /** Whether {@code e164}, a normalised number, belongs to an account of this server. */
  boolean isHosted(String e164);

  /** Station id (T.30 CSI) with which a hosted number answers. */
  String stationId(String e164);

  /**
   * Takes a fax in for a hosted number. Returns once the fax is durable: the engine confirms the
   * last page to the sender only then. Throws any unchecked exception when it could not be stored,
   * and the sender hears of a failure. Idempotent by {@link InboundDelivery#call}.
   */
  void deliver(InboundDelivery delivery);
}
