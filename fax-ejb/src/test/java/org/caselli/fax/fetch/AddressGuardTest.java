package org.caselli.fax.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import org.caselli.fax.domain.network.AddressRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "0.1.2.3",
        "10.0.0.0",
        "10.255.255.255",
        "100.64.0.0",
        "100.100.100.200",
        "100.127.255.255",
        "127.0.0.1",
        "127.255.255.254",
        "168.63.129.16",
        "169.254.0.1",
        "169.254.169.254",
        "172.16.0.0",
        "172.31.255.255",
        "192.0.0.192",
        "192.0.2.1",
        "192.88.99.1",
        "192.168.0.1",
        "192.168.255.255",
        "198.18.0.1",
        "198.19.255.255",
        "198.51.100.7",
        "203.0.113.7",
        "224.0.0.1",
        "239.255.255.255",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::7f00:1",
        "64:ff9b::a00:1",
        "64:ff9b:1::a00:1",
        "100::1",
        "2001::1",
        "2001:1ff:ffff::1",
        "2001:db8::1",
        "2002:7f00:1::",
        "3fff::1",
        "4000::1",
        "fc00::1",
        "fd00:ec2::254",
        "fe80::1",
        "fec0::1",
        "ff02::1"
      })
  void an_address_that_is_not_public_is_refused(String address) throws Exception {
    assertThat(new AddressGuard(List.of()).allows("host.example", InetAddress.getByName(address)))
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "9.255.255.255",
        "11.0.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "126.255.255.255",
        "128.0.0.0",
        "169.253.255.255",
        "172.15.255.255",
        "172.32.0.0",
        "192.167.255.255",
        "192.169.0.0",
        "198.17.255.255",
        "198.20.0.0",
        "223.255.255.255",
        "2001:200::1",
        "2606:4700:4700::1111",
        "2a00:1450:4001::5"
      })
  void a_public_address_is_allowed(String address) throws Exception {
    assertThat(new AddressGuard(List.of()).allows("host.example", InetAddress.getByName(address)))
        .isTrue();
  }

  @Test
  void an_ipv4_address_in_ipv6_clothes_is_refused() throws Exception {
    byte[] mapped = new byte[16];
    mapped[10] = mapped[11] = (byte) 0xFF;
    mapped[12] = 8;
    mapped[15] = 8;
    InetAddress address = Inet6Address.getByAddress("host.example", mapped, 0);

    assertThat(address).isInstanceOf(Inet6Address.class);
    assertThat(new AddressGuard(List.of()).allows("host.example", address)).isFalse();
  }

  @Test
  void a_listed_host_may_have_any_address_and_no_other_host_may() throws Exception {
    AddressGuard guard = new AddressGuard(List.of("files.internal"));
    InetAddress inside = InetAddress.getByName("10.1.2.3");

    assertThat(guard.allows("Files.Internal.", inside)).isTrue();
    assertThat(guard.allows("files.internal.example", inside)).isFalse();
    assertThat(guard.allows("xfiles.internal", inside)).isFalse();
  }

  @Test
  void a_listed_range_is_allowed_to_its_last_bit() throws Exception {
    AddressGuard guard = new AddressGuard(List.of("10.1.2.0/25", "fd12::/13", "192.168.7.7"));

    assertThat(guard.allows("a.example", InetAddress.getByName("10.1.2.127"))).isTrue();
    assertThat(guard.allows("a.example", InetAddress.getByName("10.1.2.128"))).isFalse();
    assertThat(guard.allows("a.example", InetAddress.getByName("fd17::1"))).isTrue();
    assertThat(guard.allows("a.example", InetAddress.getByName("fd18::1"))).isFalse();
    assertThat(guard.allows("a.example", InetAddress.getByName("192.168.7.7"))).isTrue();
    assertThat(guard.allows("a.example", InetAddress.getByName("192.168.7.8"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/", "::/129", "10.0.0/8", "/8"})
  void a_malformed_range_allows_nothing(String range) throws Exception {
    assertThat(AddressRange.parse(range)).isEmpty();
    assertThat(
            new AddressGuard(List.of(range)).allows("a.example", InetAddress.getByName("10.0.0.1")))
        .isFalse();
  }
}
