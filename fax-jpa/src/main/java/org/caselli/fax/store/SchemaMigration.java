package org.caselli.fax.store;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings the schema to the version of this software. Safe on several nodes at once. */
public final class SchemaMigration {
  private SchemaMigration() {}

  /** Runs what is missing of {@code db/migration}; throws when a migration fails. */
  public static void run(DataSource dataSource) {
    Flyway.configure(SchemaMigration.class.getClassLoader())
        .dataSource(dataSource)
        .locations("classpath:db/migration")
        .table("schema_version")
        .load()
        .migrate();
  }
}
