package org.caselli.fax.domain.network;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** A range of IPv4 or of IPv6 addresses that share their first bits (CIDR, RFC 4632, RFC 4291). */
public final class AddressRange {
  private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
  private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
  private static final Pattern BITS = Pattern.compile("\\d{1,3}");

  private final byte[] prefix;
  private final int bits;

  private final String text;

  private AddressRange(String text, byte[] prefix, int bits) {
    this.text = text;
    this.prefix = prefix;
    this.bits = bits;
  }

  /** A range that is known to be well-formed. */
  public static AddressRange of(String text) {
    return parse(text)
        .orElseThrow(() -> new IllegalArgumentException("Not a range of addresses: " + text));
  }

  /** {@code 10.0.0.0/8}, {@code fd00::/8}, or a single address; empty for anything else. */
  public static Optional<AddressRange> parse(String text) {
    int slash = text.indexOf('/');
    String address = slash < 0 ? text : text.substring(0, slash);
    Optional<byte[]> bytes = literal(address);
    if (bytes.isEmpty()) {
      return Optional.empty();
    }
    int most = bytes.get().length * Byte.SIZE;
    if (slash < 0) {
      return Optional.of(new AddressRange(text, bytes.get(), most));
    }
    String length = text.substring(slash + 1);
    if (!BITS.matcher(length).matches() || Integer.parseInt(length) > most) {
      return Optional.empty();
    }
    return Optional.of(new AddressRange(text, bytes.get(), Integer.parseInt(length)));
  }

  /** The bytes of an address literal; never asks a name server. */
  private static Optional<byte[]> literal(String text) {
    if (!IPV4.matcher(text).matches() && !IPV6.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(text).getAddress());
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  /** Whether an address is one of them. */
  public boolean contains(InetAddress address) {
    byte[] other = address.getAddress();
    if (other.length != prefix.length) {
      return false;
    }
    int whole = bits / Byte.SIZE;
    for (int i = 0; i < whole; i++) {
      if (other[i] != prefix[i]) {
        return false;
      }
    }
    int rest = bits % Byte.SIZE;
    int mask = 0xFF << (Byte.SIZE - rest) & 0xFF;
    return rest == 0 || (other[whole] & mask) == (prefix[whole] & mask);
  }

  /** As it was written. */
  @Override
  public String toString() {
    return text;
  }
}
