package org.caselli.fax.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Tells the addresses of a host. Thread-safe, blocking. */
@FunctionalInterface
interface HostResolver {
  /**
   * All addresses of a host name or address literal, at least one.
   *
   * @param host without the brackets of an IPv6 literal
   */
  InetAddress[] resolve(String host) throws UnknownHostException;
}
