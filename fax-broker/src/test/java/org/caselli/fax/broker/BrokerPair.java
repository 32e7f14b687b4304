package org.caselli.fax.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;

/**
 * Two brokers in this process that share a store, by the very files of {@code
 * wildfly-config/artemis}. The first has its key in a PEM file, the second in a PKCS 12 file; the
 * second takes over when the first stops.
 */
final class BrokerPair {
  private static final Path FILES = Path.of("..", "wildfly-config", "artemis");

  private final BrokerCertificate certificate;
  private final int firstPort = freePort();
  private final int secondPort = freePort();
  private final EmbeddedActiveMQ first;
  private final EmbeddedActiveMQ second;
  private final ExecutorService waiting = Executors.newSingleThreadExecutor();

  /**
   * Starts both.
   *
   * @param etc gets their configuration; {@code keys.properties} is to be there
   */
  BrokerPair(Path etc) throws Exception {
    for (String file : List.of("broker.xml", "login.config")) {
      Files.copy(FILES.resolve(file), etc.resolve(file));
    }
    Files.writeString(etc.resolve("users.properties"), "fax-server=secret\n");
    Files.writeString(etc.resolve("roles.properties"), "fax-server=fax-server\n");
    certificate = new BrokerCertificate(etc);
    set(
        Map.of(
            "artemis.instance.etc", etc.toString(),
            "java.security.auth.login.config", etc.resolve("login.config").toString(),
            "fax.broker.store", etc.resolve("store").toString(),
            "fax.broker.tls", "true"));
    set(
        Map.of(
            "fax.broker.name",
            "first",
            "fax.broker.port",
            "" + firstPort,
            "fax.broker.keystore",
            certificate.pem().toString()));
    first = broker(etc);
    first.start();
    set(
        Map.of(
            "fax.broker.name",
            "second",
            "fax.broker.port",
            "" + secondPort,
            "fax.broker.keystore",
            certificate.pkcs12().toString(),
            "fax.broker.keystore.type",
            "PKCS12",
            "fax.broker.keystore.password",
            BrokerCertificate.PASSWORD));
    second = broker(etc);
    // It comes back when the first has stopped.
    waiting.submit(second::start);
  }

  private static void set(Map<String, String> properties) {
    properties.forEach(System::setProperty);
  }

  private static EmbeddedActiveMQ broker(Path etc) throws Exception {
    EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
    broker.setConfigResourcePath(etc.resolve("broker.xml").toUri().toString());
    broker.setSecurityManager(new ActiveMQJAASSecurityManager("fax"));
    broker.createActiveMQServer();
    return broker;
  }

  /**
   * What a program connects to, by TLS, trusting the certificate: either broker, and the other one
   * when that is lost.
   */
  String url() {
    return ("(tcp://127.0.0.1:%d,tcp://127.0.0.1:%d)?sslEnabled=true&trustStoreType=PEM"
            + "&trustStorePath=%s&reconnectAttempts=0&failoverAttempts=-1"
            + "&useTopologyForLoadBalancing=false")
        .formatted(firstPort, secondPort, certificate.trusted());
  }

  /** The first broker, without TLS. */
  String plainUrl() {
    return "tcp://127.0.0.1:%d?initialConnectAttempts=1&callTimeout=500".formatted(firstPort);
  }

  /** Ends the first broker, and lets the second take over. */
  void stopFirst() throws Exception {
    first.stop();
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends both. */
  void stop() throws Exception {
    waiting.shutdownNow();
    second.stop();
    first.stop();
  }
}
