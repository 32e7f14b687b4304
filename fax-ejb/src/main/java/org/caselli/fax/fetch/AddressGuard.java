package org.caselli.fax.fetch;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.caselli.fax.domain.network.AddressRange;

/**
 * Decides which addresses may be connected to: public ones, and those that an operator allows. What
 * is public follows the special-purpose registries of RFC 6890. Immutable.
 */
final class AddressGuard {
  private static final List<AddressRange> NOT_PUBLIC_IPV4 =
      ranges(
          "0.0.0.0/8", // this network
          "10.0.0.0/8", // private
          "100.64.0.0/10", // shared by carriers (RFC 6598)
          "127.0.0.0/8", // loopback
          "168.63.129.16/32", // a cloud's host agent, reachable from its machines only
          "169.254.0.0/16", // link-local, and the metadata services of clouds
          "172.16.0.0/12", // private
          "192.0.0.0/24", // protocol assignments
          "192.0.2.0/24", // documentation
          "192.88.99.0/24", // 6to4 relays
          "192.168.0.0/16", // private
          "198.18.0.0/15", // benchmarks
          "198.51.100.0/24", // documentation
          "203.0.113.0/24", // documentation
          "224.0.0.0/4", // multicast
          "240.0.0.0/4"); // reserved, and broadcast

  /**
   * Global unicast (RFC 4291). What lies outside is unspecified, loopback, mapped or translated
   * IPv4, unique local, link-local or multicast.
   */
  private static final AddressRange GLOBAL_IPV6 = AddressRange.of("2000::/3");

  private static final List<AddressRange> NOT_PUBLIC_IPV6 =
      ranges(
          "2001::/23", // protocol assignments, Teredo among them
          "2001:db8::/32", // documentation
          "2002::/16", // 6to4: holds any IPv4 address
          "3fff::/20"); // documentation (RFC 9637)

  private final List<String> allowedHosts;
  private final List<AddressRange> allowedRanges;

  /**
   * A guard that lets pass what is public or listed.
   *
   * @param allowed hosts, addresses and CIDR ranges
   */
  AddressGuard(List<String> allowed) {
    allowedHosts = allowed.stream().map(AddressGuard::canonical).toList();
    allowedRanges = allowed.stream().map(AddressRange::parse).flatMap(Optional::stream).toList();
  }

  private static List<AddressRange> ranges(String... texts) {
    return Stream.of(texts).map(AddressRange::of).toList();
  }

  private static String canonical(String host) {
    String lower = host.toLowerCase(Locale.ROOT);
    return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
  }

  /** Whether {@code host}, which has {@code address}, may be connected to there. */
  boolean allows(String host, InetAddress address) {
    return isPublic(address)
        || allowedHosts.contains(canonical(host))
        || allowedRanges.stream().anyMatch(range -> range.contains(address));
  }

  static boolean isPublic(InetAddress address) {
    if (address instanceof Inet4Address) {
      return NOT_PUBLIC_IPV4.stream().noneMatch(range -> range.contains(address));
    }
    return GLOBAL_IPV6.contains(address)
        && NOT_PUBLIC_IPV6.stream().noneMatch(range -> range.contains(address));
  }
}
