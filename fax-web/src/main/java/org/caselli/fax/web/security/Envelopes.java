package org.caselli.fax.web.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Properties;
import java.util.UUID;
import org.caselli.fax.web.json.Envelope;
import org.caselli.fax.wire.WireId;

/** Makes the envelope of the present request's answer. Thread-safe. */
@ApplicationScoped
public class Envelopes {
  private static final String BUILD = "/META-INF/maven/org.caselli.fax/fax-web/pom.properties";

  private final Caller caller;
  private final Clock clock;
  private final String version;
  private final String node;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected Envelopes() {
    this.caller = null;
    this.clock = null;
    this.version = "";
    this.node = "";
  }

  @Inject
  public Envelopes(Caller caller, Clock clock, ServletContext servlets) {
    this.caller = caller;
    this.clock = clock;
    this.version = version(servlets);
    this.node = node();
  }

  /** The envelope of this moment. */
  public Envelope envelope() {
    return new Envelope(
        caller.requestId(), caller.token(), node, version, clock.instant(), caller.allowance());
  }

  private static String version(ServletContext servlets) {
    Properties build = new Properties();
    try (InputStream in = servlets.getResourceAsStream(BUILD)) {
      if (in != null) {
        build.load(in);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return build.getProperty("version", "unknown");
  }

  /** The same for each answer of this node, and tells outsiders nothing. */
  private static String node() {
    try {
      byte[] name = InetAddress.getLocalHost().getHostName().getBytes(StandardCharsets.UTF_8);
      return WireId.of(UUID.nameUUIDFromBytes(name));
    } catch (UnknownHostException e) {
      return "unknown";
    }
  }
}
