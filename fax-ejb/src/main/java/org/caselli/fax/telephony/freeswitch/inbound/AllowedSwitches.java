package org.caselli.fax.telephony.freeswitch.inbound;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import org.caselli.fax.telephony.freeswitch.socket.SwitchEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who may hand calls over. A switch that connects shows no password, so that its address is all
 * there is to go by. Host names are looked up each time, which may block.
 */
final class AllowedSwitches {
  private static final Logger LOG = LoggerFactory.getLogger(AllowedSwitches.class);

  private final List<String> entries;

  /**
   * @param entries addresses, CIDR ranges ({@code 192.0.2.0/24}, {@code 2001:db8::/32}) or host
   *     names
   */
  AllowedSwitches(List<String> entries) {
    this.entries = List.copyOf(entries);
  }

  boolean allow(InetAddress peer) {
    return entries.stream().anyMatch(entry -> covers(entry, peer));
  }

  private static boolean covers(String entry, InetAddress peer) {
    int slash = entry.indexOf('/');
    String host = slash < 0 ? entry : entry.substring(0, slash);
    try {
      for (InetAddress address : InetAddress.getAllByName(host)) {
        if (slash < 0 ? address.equals(peer) : inRange(address, entry.substring(slash + 1), peer)) {
          return true;
        }
      }
    } catch (UnknownHostException e) {
      LOG.warn("The switch {} in inbound_switches is not known to the name server", host);
    }
    return false;
  }

  private static boolean inRange(InetAddress base, String prefix, InetAddress peer) {
    byte[] from = base.getAddress();
    byte[] asked = peer.getAddress();
    int bits = from.length * Byte.SIZE;
    int kept = SwitchEvent.parsed(prefix).orElse(bits + 1);
    if (from.length != asked.length || kept > bits) {
      return false;
    }
    return Arrays.equals(prefix(from, bits - kept), prefix(asked, bits - kept));
  }

  private static byte[] prefix(byte[] address, int dropped) {
    return new BigInteger(1, address).shiftRight(dropped).toByteArray();
  }
}
