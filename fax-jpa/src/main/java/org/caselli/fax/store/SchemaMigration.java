package org.caselli.fax.store;

import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * Brings the schema to the version of this software. Safe on several nodes at once. The server may
 * have made the table of its timers before, so a schema that is not empty begins at version 0.
 */
public final class SchemaMigration {
  private SchemaMigration() {}

  /** Runs what is missing of {@code db/migration}; throws when a migration fails. */
  public static void run(DataSource dataSource) {
    configuration(dataSource).load().migrate();
  }

  static FluentConfiguration configuration(DataSource dataSource) {
    return Flyway.configure(SchemaMigration.class.getClassLoader())
        .dataSource(dataSource)
        .locations("classpath:db/migration")
        .table("schema_version")
        .baselineOnMigrate(true)
        .baselineVersion("0")
        // A transaction that does nothing but keep other nodes out would be taken for a lost one.
        .configuration(Map.of("flyway.postgresql.transactional.lock", "false"))
        .callbacks(new UnhurriedMigration());
  }
}
