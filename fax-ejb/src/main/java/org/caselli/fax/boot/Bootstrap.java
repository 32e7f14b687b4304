package org.caselli.fax.boot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.caselli.fax.app.people.OutsideClaims;
import org.caselli.fax.app.people.OutsideIssuer;
import org.caselli.fax.telephony.freeswitch.socket.SwitchAddress;

/**
 * What must be known before there is a database: given as system properties of the server, read
 * once at the start, and nowhere else.
 *
 * @param engine {@code caselli.engine}: {@code sandbox} or {@code freeswitch}
 * @param switches {@code caselli.switches}: event sockets as {@code host:port}, by comma
 * @param data {@code caselli.data.dir}: spool and the sandbox's own log
 * @param secrets {@code caselli.secrets.dir}: where the first start leaves the API key
 * @param fileProxyPort {@code caselli.file.proxy.port} and the server's port offset
 * @param mailHost {@code caselli.mail.host}; empty when no mail server is configured
 * @param mailFrom {@code caselli.mail.from}
 * @param dialString {@code caselli.dial.string}: first value of the setting
 * @param node {@code jboss.node.name}
 * @param jmsListener {@code caselli.jms.listener}: whether programs outside reach the broker
 * @param sandboxPace {@code caselli.sandbox.pace}: empty, or for benchmarks {@code instant} or
 *     {@code endless}
 */
record Bootstrap(
    String engine,
    List<SwitchAddress> switches,
    Path data,
    Path secrets,
    int fileProxyPort,
    String mailHost,
    String mailFrom,
    Optional<String> dialString,
    String node,
    boolean jmsListener,
    String sandboxPace) {
  private static final int DEFAULT_FILE_PROXY_PORT = 30_950;
  private static final int DEFAULT_EVENT_SOCKET_PORT = 8021;

  Bootstrap {
    Objects.requireNonNull(engine);
    switches = List.copyOf(switches);
  }

  static Bootstrap read() {
    Path data = Path.of(property("caselli.data.dir", property("jboss.server.data.dir", "data")));
    int proxy = Integer.getInteger("caselli.file.proxy.port", DEFAULT_FILE_PROXY_PORT);
    return new Bootstrap(
        property("caselli.engine", "sandbox"),
        switches(property("caselli.switches", "")),
        data,
        Path.of(property("caselli.secrets.dir", data.toString())),
        proxy + portOffset(),
        property("caselli.mail.host", ""),
        property("caselli.mail.from", ""),
        Optional.of(property("caselli.dial.string", "")).filter(value -> !value.isEmpty()),
        property("jboss.node.name", "node"),
        Boolean.getBoolean("caselli.jms.listener"),
        property("caselli.sandbox.pace", ""));
  }

  /**
   * How somebody is known who comes with a token of an OpenID Connect provider: {@code
   * caselli.oidc} when the server is configured for one, {@code caselli.oidc.account.claim}, {@code
   * .role.claim} and {@code .user.claim}.
   */
  static OutsideClaims outsideClaims() {
    return new OutsideClaims(
        Boolean.getBoolean("caselli.oidc"),
        property("caselli.oidc.account.claim", "caselli_account"),
        property("caselli.oidc.role.claim", "caselli_role"),
        property("caselli.oidc.user.claim", "preferred_username"));
  }

  /** {@code caselli.oidc.issuer}, when the server is configured for one. */
  static OutsideIssuer outsideIssuer() {
    return new OutsideIssuer(
        Boolean.getBoolean("caselli.oidc") ? property("caselli.oidc.issuer", "") : "");
  }

  /** {@code jboss.socket.binding.port-offset}, which is added to every port. */
  static int portOffset() {
    return Integer.getInteger("jboss.socket.binding.port-offset", 0);
  }

  /**
   * Address on which calls are taken from switches: {@code caselli.inbound.bind}, else that of the
   * server's other public ports.
   */
  static String inboundBind() {
    return property("caselli.inbound.bind", property("jboss.bind.address", "127.0.0.1"));
  }

  /** How this server signs in at a broker outside. */
  record Login(String user, String password) {}

  /**
   * {@code caselli.broker.user} and {@code caselli.broker.password}, which the layout of a cluster
   * sets from the environment; empty with the broker inside.
   */
  static Optional<Login> brokerLogin() {
    return Optional.of(property("caselli.broker.user", ""))
        .filter(user -> !user.isEmpty())
        .map(user -> new Login(user, property("caselli.broker.password", "")));
  }

  private static String property(String name, String fallback) {
    String value = System.getProperty(name, "");
    return value.isBlank() ? fallback : value.strip();
  }

  private static List<SwitchAddress> switches(String text) {
    List<SwitchAddress> addresses = new ArrayList<>();
    for (String address : text.split(",")) {
      if (!address.isBlank()) {
        addresses.add(address(address.strip()));
      }
    }
    return addresses;
  }

  private static SwitchAddress address(String text) {
    int colon = text.lastIndexOf(':');
    String host = colon < 0 ? text : text.substring(0, colon);
    String port = colon < 0 ? "" + DEFAULT_EVENT_SOCKET_PORT : text.substring(colon + 1);
    try {
      return new SwitchAddress(text, host, Integer.parseInt(port), password());
    } catch (NumberFormatException e) {
      throw new IllegalStateException(
          "caselli.switches must be HOST:PORT, several by comma, not " + text, e);
    }
  }

  private static String password() {
    String file = property("caselli.switch.password.file", "");
    if (file.isEmpty()) {
      throw new IllegalStateException(
          "caselli.switch.password.file must name a file with the event socket's password");
    }
    try {
      return Files.readString(Path.of(file)).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("The switch password file " + file + " cannot be read", e);
    }
  }
}
