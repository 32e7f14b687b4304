package org.caselli.fax.store;

import java.sql.Connection;
import java.sql.SQLException;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/**
 * A migration of many rows takes its time: while it runs, its connection waits for the database
 * longer than for a query, after which the connection would be taken for lost.
 */
final class UnhurriedMigration implements Callback {
  private static final int FOR_EVER = 0;

  private int usual = FOR_EVER;

  @Override
  public boolean supports(Event event, Context context) {
    return event == Event.BEFORE_EACH_MIGRATE
        || event == Event.AFTER_EACH_MIGRATE
        || event == Event.AFTER_EACH_MIGRATE_ERROR;
  }

  @Override
  public boolean canHandleInTransaction(Event event, Context context) {
    return true;
  }

  @Override
  public void handle(Event event, Context context) {
    Connection connection = context.getConnection();
    try {
      if (event == Event.BEFORE_EACH_MIGRATE) {
        usual = connection.getNetworkTimeout();
        wait(connection, FOR_EVER);
      } else {
        wait(connection, usual);
      }
    } catch (SQLException e) {
      throw new FlywayException("The time that a migration may take could not be set", e);
    }
  }

  private void wait(Connection connection, int millis) throws SQLException {
    if (usual != FOR_EVER) {
      connection.setNetworkTimeout(Runnable::run, millis);
    }
  }

  @Override
  public String getCallbackName() {
    return "unhurried";
  }
}
