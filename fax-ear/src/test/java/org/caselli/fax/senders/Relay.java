package org.caselli.fax.senders;

/** A mail server of others that takes mail on the loopback and hands it on. */
public interface Relay extends AutoCloseable {
  /** Where it takes mail. */
  int port();

  /** What it says of its deliveries. */
  String log();

  @Override
  void close();
}
