package org.caselli.fax.smtp.proof;

import java.net.InetAddress;
import java.util.Objects;

/**
 * Where a mail comes from.
 *
 * @param address of the client
 * @param greeting by which it introduced itself
 */
public record Origin(InetAddress address, String greeting) {
  public Origin {
    Objects.requireNonNull(address);
    Objects.requireNonNull(greeting);
  }

  /** Whether the address is one that no domain can name as its own. */
  boolean isPrivate() {
    return address.isLoopbackAddress()
        || address.isSiteLocalAddress()
        || address.isLinkLocalAddress()
        || (address.getAddress().length == 16 && (address.getAddress()[0] & 0xFE) == 0xFC);
  }
}
