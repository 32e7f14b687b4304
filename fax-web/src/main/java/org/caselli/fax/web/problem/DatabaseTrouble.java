package org.caselli.fax.web.problem;

import jakarta.resource.ResourceException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;

/** Tells what the database's exceptions mean to a client, by SQLSTATE (ISO 9075 and PostgreSQL). */
final class DatabaseTrouble {
  private static final String CONSTRAINT = "23";

  /** Classes: no connection, no resources, the operator stops the database. */
  private static final Set<String> AWAY = Set.of("08", "53", "57");

  /** Serialization failure, deadlock, lock not available, and H2's timeout for a lock. */
  private static final Set<String> BUSY = Set.of("40001", "40P01", "55P03", "HYT00");

  /** H2: the connection is broken, the database is closed or being closed. */
  private static final Set<String> H2_AWAY = Set.of("90067", "90098", "90121", "90007");

  /** PostgreSQL: the disk is full. */
  private static final String DISK_FULL = "53100";

  private DatabaseTrouble() {}

  /** Whether there was no room to write to. */
  static boolean isFull(Throwable cause) {
    return cause instanceof SQLException sql && state(sql).equals(DISK_FULL);
  }

  /** Whether a constraint was violated, for instance of uniqueness, by two at once. */
  static boolean isConflict(Throwable cause) {
    return cause instanceof SQLException sql && state(sql).startsWith(CONSTRAINT);
  }

  /** Whether it will pass: no connection to be had, or others hold the rows. */
  static boolean isPassing(Throwable cause) {
    if (cause instanceof SQLException sql) {
      String state = state(sql);
      return sql instanceof SQLTransientException
          || sql instanceof SQLRecoverableException
          || (state.length() >= 2 && AWAY.contains(state.substring(0, 2)))
          || BUSY.contains(state)
          || H2_AWAY.contains(state);
    }
    return cause instanceof ResourceException;
  }

  private static String state(SQLException exception) {
    return exception.getSQLState() == null ? "" : exception.getSQLState();
  }
}
