package org.caselli.fax.flow;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.util.Arrays;
import javax.management.JMException;
import javax.management.MBeanInfo;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** One of our MBeans, as a JMX client on the same machine sees it. */
final class Jmx implements AutoCloseable {
  private final VirtualMachine machine;
  private final JMXConnector connector;
  private final MBeanServerConnection server;
  private final ObjectName name;

  Jmx(ServerUnderTest running, String type)
      throws IOException, AttachNotSupportedException, JMException {
    machine = VirtualMachine.attach(Long.toString(running.process().pid()));
    connector = JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent()));
    server = connector.getMBeanServerConnection();
    name = new ObjectName("org.caselli.fax:type=" + type);
  }

  Object read(String attribute) throws IOException, JMException {
    return server.getAttribute(name, attribute);
  }

  /** Calls an operation whose parameters are texts. */
  Object call(String operation, String... arguments) throws IOException, JMException {
    String[] types = new String[arguments.length];
    Arrays.fill(types, String.class.getName());
    return server.invoke(name, operation, arguments, types);
  }

  MBeanInfo description() throws IOException, JMException {
    return server.getMBeanInfo(name);
  }

  @Override
  public void close() throws IOException {
    connector.close();
    machine.detach();
  }
}
