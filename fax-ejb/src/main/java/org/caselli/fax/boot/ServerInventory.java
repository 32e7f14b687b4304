package org.caselli.fax.boot;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;
import javax.sql.DataSource;
import org.caselli.fax.imaging.office.OfficeInstallation;
import org.caselli.fax.port.EngineHealth;
import org.caselli.fax.port.Inventory;
import org.caselli.fax.port.TelephonyEngine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The {@link Inventory} of the server that this is: each part is asked for its version. */
@ApplicationScoped
public class ServerInventory implements Inventory {
  private static final Logger log = LoggerFactory.getLogger(ServerInventory.class);
  private static final String OWN = "/org/caselli/fax/version.properties";
  private static final String WILDFLY = "jboss.as:management-root=server";
  private static final String BROKER = "jboss.as:subsystem=messaging-activemq,server=default";
  private static final Pattern OFFICE = Pattern.compile("LibreOffice ([0-9.]+)");
  private static final Pattern OPENJPEG = Pattern.compile("openjp2 library v?([0-9.]+[0-9])");

  private final DataSource dataSource;
  private final TelephonyEngine engine;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected ServerInventory() {
    this(null, null);
  }

  @Inject
  public ServerInventory(DataSource dataSource, TelephonyEngine engine) {
    this.dataSource = dataSource;
    this.engine = engine;
  }

  @Override
  public List<Program> programs() {
    List<Program> programs = new ArrayList<>();
    programs.add(new Program("Caselli Fax", own()));
    programs.add(new Program("Java", Optional.of(java())));
    programs.add(new Program("System", Optional.of(system())));
    programs.add(new Program("WildFly", managed(WILDFLY, "productVersion")));
    programs.add(new Program("Database", database()));
    programs.add(new Program("Broker (Artemis)", managed(BROKER, "version")));
    engine.health().links().stream()
        .filter(this::isSwitch)
        .forEach(each -> programs.add(new Program("Switch " + each.name(), switchVersion(each))));
    programs.add(new Program("LibreOffice", office()));
    programs.add(
        new Program("OpenJPEG", ProgramVersion.of(List.of("opj_decompress", "-h"), OPENJPEG)));
    return programs;
  }

  /** Version of this server. */
  static Optional<String> own() {
    try (InputStream in = ServerInventory.class.getResourceAsStream(OWN)) {
      Properties properties = new Properties();
      if (in != null) {
        properties.load(in);
      }
      return Optional.ofNullable(properties.getProperty("version"));
    } catch (IOException e) {
      log.debug("{} cannot be read", OWN, e);
      return Optional.empty();
    }
  }

  private static String java() {
    return Runtime.version() + " (" + System.getProperty("java.vendor") + ")";
  }

  private static String system() {
    return System.getProperty("os.name")
        + " "
        + System.getProperty("os.version")
        + " "
        + System.getProperty("os.arch");
  }

  private static Optional<String> managed(String name, String attribute) {
    try {
      Object value =
          ManagementFactory.getPlatformMBeanServer().getAttribute(new ObjectName(name), attribute);
      return Optional.ofNullable(value).map(Object::toString);
    } catch (JMException e) {
      log.debug("There is no {} on this server", name, e);
      return Optional.empty();
    }
  }

  private Optional<String> database() {
    try (Connection connection = dataSource.getConnection()) {
      var about = connection.getMetaData();
      return Optional.of(about.getDatabaseProductName() + " " + about.getDatabaseProductVersion());
    } catch (SQLException e) {
      log.debug("The database does not tell its version", e);
      return Optional.empty();
    }
  }

  /** The sandbox shows itself in the place of a switch. */
  private boolean isSwitch(EngineHealth.Link each) {
    return !each.name().equals(engine.name());
  }

  private static Optional<String> switchVersion(EngineHealth.Link each) {
    return each.up() ? Optional.of(each.detail()) : Optional.empty();
  }

  private static Optional<String> office() {
    return OfficeInstallation.find()
        .flatMap(
            office ->
                ProgramVersion.of(
                    List.of(office.program().resolve("soffice").toString(), "--version"), OFFICE));
  }
}
