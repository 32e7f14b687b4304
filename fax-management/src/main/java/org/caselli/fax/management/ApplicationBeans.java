package org.caselli.fax.management;

import java.lang.management.ManagementFactory;
import java.util.Optional;
import java.util.stream.Stream;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.JMRuntimeException;
import javax.management.MBeanException;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanParameterInfo;
import javax.management.MBeanServer;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import javax.management.RuntimeMBeanException;

/**
 * An MBean of the application, {@code org.caselli.fax:type=…}. It comes and goes with the
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

    Refusal(String message, Throwable cause) {
      super(message, cause);
    }
  }

  boolean isThere() {
    return server.isRegistered(name);
  }

  /** An attribute; empty while the application is not deployed, or does not know it now. */
  Optional<Object> attribute(String attribute) {
    try {
      return Optional.ofNullable(server.getAttribute(name, attribute));
    } catch (JMException | JMRuntimeException e) {
      return Optional.empty();
    }
  }

  /**
   * Calls an operation; texts become numbers and truth values where it wants them.
   *
   * @return what it returned; empty for nothing
   * @throws Refusal when the application is not deployed, or does not want to
   */
  Optional<Object> call(String operation, String... arguments) throws Refusal {
    try {
      MBeanParameterInfo[] wanted = signature(operation, arguments.length);
      Object[] values = new Object[arguments.length];
      String[] types = new String[arguments.length];
      for (int i = 0; i < arguments.length; i++) {
        types[i] = wanted[i].getType();
        values[i] = value(arguments[i], types[i]);
      }
      return Optional.ofNullable(server.invoke(name, operation, values, types));
    } catch (InstanceNotFoundException e) {
      throw new Refusal("Caselli Fax is not deployed on this server, or has not started yet", e);
    } catch (MBeanException e) {
      throw new Refusal(sentence(e.getTargetException()), e);
    } catch (RuntimeMBeanException e) {
      throw new Refusal(sentence(e.getTargetException()), e);
    } catch (JMException | IllegalArgumentException e) {
      throw new Refusal(sentence(e), e);
    }
  }

  private MBeanParameterInfo[] signature(String operation, int arguments) throws JMException {
    return Stream.of(server.getMBeanInfo(name).getOperations())
        .filter(each -> each.getName().equals(operation))
        .map(MBeanOperationInfo::getSignature)
        .filter(each -> each.length == arguments)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "The version of Caselli Fax that is deployed does not know " + operation));
  }

  private static Object value(String text, String type) {
    return switch (type) {
      case "int", "java.lang.Integer" -> Integer.valueOf(text.isEmpty() ? "0" : text);
      case "long", "java.lang.Long" -> Long.valueOf(text.isEmpty() ? "0" : text);
      case "boolean", "java.lang.Boolean" -> Boolean.valueOf(text);
      default -> text;
    };
  }

  private static String sentence(Throwable cause) {
    return Optional.ofNullable(cause.getMessage()).orElseGet(cause::toString);
  }
}
