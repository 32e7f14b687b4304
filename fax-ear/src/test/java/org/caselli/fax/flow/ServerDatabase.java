package org.caselli.fax.flow;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The database that a server under test works on.
 *
 * @param url JDBC, for us
 * @param environment what {@code ./fax run} is to be told of it; empty for its default
 */
public record ServerDatabase(
    String url, String user, String password, Map<String, String> environment) {
  private static final String H2_FILE = "server/data/fax/db/fax";
  private static final String H2_OPTIONS =
      ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH";

  /** The embedded default in a data directory. While the server runs, nobody else gets in. */
  public static ServerDatabase h2(Path data) {
    return new ServerDatabase(
        "jdbc:h2:file:" + data.toAbsolutePath().resolve(H2_FILE) + H2_OPTIONS,
        "sa",
        "sa",
        Map.of());
  }

  /**
   * A new database beside the one that {@code FAX_TEST_PG_URL} names; empty when it names none.
   * {@code ./fax test} sets it, with {@code FAX_TEST_PG_USER} and {@code FAX_TEST_PG_PASSWORD}.
   */
  public static Optional<ServerDatabase> postgresql() {
    String server = System.getenv().getOrDefault("FAX_TEST_PG_URL", "");
    if (server.isBlank()) {
      return Optional.empty();
    }
    String user = System.getenv().getOrDefault("FAX_TEST_PG_USER", "fax");
    String password = System.getenv().getOrDefault("FAX_TEST_PG_PASSWORD", "");
    String name = "fax_" + UUID.randomUUID().toString().replace("-", "");
    try (Connection connection = DriverManager.getConnection(server, user, password);
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + name);
    } catch (SQLException e) {
      throw new IllegalStateException("No database can be created at " + server, e);
    }
    String url = server.substring(0, server.lastIndexOf('/') + 1) + name;
    return Optional.of(
        new ServerDatabase(
            url,
            user,
            password,
            Map.of(
                "FAX_DB_DRIVER", "postgresql",
                "FAX_DB_URL", url,
                "FAX_DB_USER", user,
                "FAX_DB_PASSWORD", password)));
  }

  /** Whether the database that {@link #chosen} chooses can be had. */
  static boolean isPresent() {
    return !onPostgresql() || !System.getenv().getOrDefault("FAX_TEST_PG_URL", "").isBlank();
  }

  /** The database that the system property {@code fax.test.database} chooses; H2 without it. */
  public static ServerDatabase chosen(Path data) {
    return onPostgresql() ? postgresql().orElseThrow() : h2(data);
  }

  private static boolean onPostgresql() {
    return System.getProperty("fax.test.database", "h2").equals("postgresql");
  }

  /** {@code h2} or {@code postgresql}. */
  String kind() {
    return environment.getOrDefault("FAX_DB_DRIVER", "h2");
  }

  /** A connection of ours. */
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(url, user, password);
  }
}
