package org.caselli.fax.store;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * An empty database with the product's schema, made by the product's migrations. The PostgreSQL one
 * is a schema of its own in the database that {@code FAX_TEST_PG_URL}, {@code FAX_TEST_PG_USER} and
 * {@code FAX_TEST_PG_PASSWORD} name.
 */
public final class TestDatabase implements AutoCloseable {
  /** Variable with the JDBC URL of a PostgreSQL for tests. */
  public static final String PG_URL = "FAX_TEST_PG_URL";

  private final DataSource source;
  private final ConnectionPool pool;
  private final EntityManagerFactory factory;
  private final String cleanUp;

  private TestDatabase(DataSource source, String cleanUp, List<String> rowsOfFirstVersion) {
    this.source = source;
    this.pool = new ConnectionPool(source);
    this.cleanUp = cleanUp;
    if (!rowsOfFirstVersion.isEmpty()) {
      SchemaMigration.configuration(pool)
          .target("1")
          .repeatableSqlMigrationPrefix("none")
          .load()
          .migrate();
      rowsOfFirstVersion.forEach(statement -> execute(source, statement));
    }
    SchemaMigration.run(pool);
    this.factory =
        Persistence.createEntityManagerFactory(
            "fax-test", Map.of("jakarta.persistence.nonJtaDataSource", pool));
  }

  /** An H2 in memory with the options of the product's own URL. */
  public static TestDatabase h2() {
    return h2(List.of());
  }

  /** The same, brought up from the first version of the schema with these rows in it. */
  static TestDatabase h2(List<String> rowsOfFirstVersion) {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL(
        "jdbc:h2:mem:"
            + UUID.randomUUID()
            + ";DB_CLOSE_DELAY=-1;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE"
            + ";DEFAULT_NULL_ORDERING=HIGH;LOCK_TIMEOUT=10000");
    return new TestDatabase(source, "drop all objects", rowsOfFirstVersion);
  }

  /**
   * An H2 in a file, which is there again after its power went off. Commits reach the file at once,
   * as with the product's own URL.
   *
   * @param wrapped what is to stand between the database and everything else
   */
  public static TestDatabase kept(Path file, UnaryOperator<DataSource> wrapped) {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL(
        "jdbc:h2:file:"
            + file.toAbsolutePath()
            + ";DB_CLOSE_DELAY=-1;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE"
            + ";DEFAULT_NULL_ORDERING=HIGH;LOCK_TIMEOUT=10000;WRITE_DELAY=0");
    return new TestDatabase(wrapped.apply(source), "shutdown", List.of());
  }

  /** A fresh schema of the PostgreSQL that the environment names. */
  public static TestDatabase postgreSql() {
    return postgreSql(List.of());
  }

  /** The same, brought up from the first version of the schema with these rows in it. */
  static TestDatabase postgreSql(List<String> rowsOfFirstVersion) {
    String schema = "t" + UUID.randomUUID().toString().replace("-", "");
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setURL(System.getenv(PG_URL));
    source.setUser(System.getenv("FAX_TEST_PG_USER"));
    source.setPassword(System.getenv("FAX_TEST_PG_PASSWORD"));
    execute(source, "create schema " + schema);
    source.setCurrentSchema(schema);
    return new TestDatabase(source, "drop schema " + schema + " cascade", rowsOfFirstVersion);
  }

  /** The transactions of one composition of repositories. */
  public Transactions transactions() {
    return new Transactions(factory, pool);
  }

  /** Connections that take part in no transaction. */
  public DataSource dataSource() {
    return pool;
  }

  @Override
  public void close() {
    factory.close();
    pool.close();
    execute(source, cleanUp);
  }

  private static void execute(DataSource source, String statement) {
    try (Connection connection = source.getConnection();
        Statement sql = connection.createStatement()) {
      sql.execute(statement);
    } catch (SQLException e) {
      throw new IllegalStateException("Not done: " + statement, e);
    }
  }
}
