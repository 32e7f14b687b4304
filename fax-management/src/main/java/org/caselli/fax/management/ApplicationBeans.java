package org.caselli.fax.management;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Optional;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanException;
import javax.management.MBeanServer;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import javax.management.RuntimeMBeanException;
import org.jspecify.annotations.Nullable;

/**
 * The MBeans of the application, {@code org.caselli.fax:type=…}. They come and go with its
 * deployment. Thread-safe.
 */
final class ApplicationBeans {
  private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
  private final ObjectName name;

  private ApplicationBeans(ObjectName name) {
    this.name = name;
  }

  static ApplicationBeans ofType(String type) {
    try {
      return new ApplicationBeans(new ObjectName("org.caselli.fax:type=" + type));
    } catch (MalformedObjectNameException e) {
      throw new IllegalArgumentException(type, e);
    }
  }

  /** Why the application did not do what it was asked for, as a sentence. */
  static final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    Refusal(String message) {
      super(message);
    }
  }

  boolean isThere() {
    return server.isRegistered(name);
  }

  /** An attribute; empty while the application is not deployed, or does not know it now. */
  Optional<Object> attribute(String attribute) {
    try {
      return Optional.ofNullable(server.getAttribute(name, attribute));
    } catch (JMException | RuntimeMBeanException e) {
      return Optional.empty();
    }
  }

  /**
   * Calls an operation whose parameters are all texts.
   *
   * @return what it returned; null for nothing
   * @throws Refusal when the application is not deployed, or does not want to
   */
  @Nullable Object call(String operation, String... arguments) throws Refusal {
    String[] signature = new String[arguments.length];
    Arrays.fill(signature, String.class.getName());
    try {
      return server.invoke(name, operation, arguments, signature);
    } catch (InstanceNotFoundException e) {
      throw new Refusal("Caselli Fax is not deployed on this server, or has not started yet");
    } catch (MBeanException e) {
      throw new Refusal(sentence(e.getTargetException()));
    } catch (RuntimeMBeanException e) {
      throw new Refusal(sentence(e.getTargetException()));
    } catch (JMException e) {
      throw new Refusal(sentence(e));
    }
  }

  private static String sentence(Throwable cause) {
    return Optional.ofNullable(cause.getMessage()).orElseGet(cause::toString);
  }
}
