package org.caselli.fax.imaging.office;

import com.sun.star.beans.XPropertySet;
import com.sun.star.bridge.XBridge;
import com.sun.star.comp.bridgefactory.BridgeFactory;
import com.sun.star.frame.XComponentLoader;
import com.sun.star.frame.XDesktop;
import com.sun.star.lang.XComponent;
import com.sun.star.lang.XMultiComponentFactory;
import com.sun.star.uno.UnoRuntime;
import com.sun.star.uno.XComponentContext;
import java.io.IOException;
import java.nio.file.Path;
import org.jodconverter.local.office.LocalOfficeContext;

/** A UNO bridge into one office process, as JODConverter's tasks want it. */
final class OfficeBridge implements LocalOfficeContext, AutoCloseable {

  private final XBridge bridge;
  private final XComponentContext context;
  private final XMultiComponentFactory services;
  private final Object desktop;

  private OfficeBridge(XBridge bridge) throws com.sun.star.uno.Exception, IOException {
    this.bridge = bridge;
    Object remote = bridge.getInstance("StarOffice.ServiceManager");
    if (remote == null) {
      throw new IOException("The office process offers no services");
    }
    XPropertySet properties = UnoRuntime.queryInterface(XPropertySet.class, remote);
    this.context =
        UnoRuntime.queryInterface(
            XComponentContext.class, properties.getPropertyValue("DefaultContext"));
    this.services = context.getServiceManager();
    this.desktop = services.createInstanceWithContext("com.sun.star.frame.Desktop", context);
  }

  /**
   * Connects to a process that listens.
   *
   * @param name of the bridge, unlike that of any other in this process
   */
  static OfficeBridge connect(Path socket, String name) throws IOException {
    UnixSocketConnection connection = new UnixSocketConnection(socket);
    try {
      return new OfficeBridge(new BridgeFactory().createBridge(name, "urp", connection, null));
    } catch (com.sun.star.uno.Exception | com.sun.star.uno.RuntimeException e) {
      closeQuietly(connection);
      throw new IOException("The office process does not answer", e);
    }
  }

  private static void closeQuietly(UnixSocketConnection connection) {
    try {
      connection.close();
    } catch (com.sun.star.io.IOException e) {
      // The failure that led here is the one to tell.
    }
  }

  @Override
  public XComponentLoader getComponentLoader() {
    return UnoRuntime.queryInterface(XComponentLoader.class, desktop);
  }

  @Override
  public XComponentContext getComponentContext() {
    return context;
  }

  @Override
  public XMultiComponentFactory getServiceManager() {
    return services;
  }

  @Override
  public XDesktop getDesktop() {
    return UnoRuntime.queryInterface(XDesktop.class, desktop);
  }

  @Override
  public void close() {
    UnoRuntime.queryInterface(XComponent.class, bridge).dispose();
  }
}
