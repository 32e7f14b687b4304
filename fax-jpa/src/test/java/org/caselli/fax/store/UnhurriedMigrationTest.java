package org.caselli.fax.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.junit.jupiter.api.Test;

class UnhurriedMigrationTest {
  private final List<Object> timeouts = new ArrayList<>();
  private final UnhurriedMigration migration = new UnhurriedMigration();

  private Context over(int usual) {
    Connection connection =
        fake(
            Connection.class,
            (self, method, arguments) ->
                method.getName().equals("getNetworkTimeout")
                    ? (Object) usual
                    : timeouts.add(arguments[1]));
    return fake(Context.class, (self, method, arguments) -> connection);
  }

  private static <T> T fake(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(
            UnhurriedMigrationTest.class.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              Object answer = handler.invoke(self, method, arguments);
              return method.getReturnType() == void.class ? null : answer;
            }));
  }

  @Test
  void a_migration_waits_for_as_long_as_it_takes_and_what_follows_does_not() {
    Context context = over(120_000);

    migration.handle(Event.BEFORE_EACH_MIGRATE, context);
    assertThat(timeouts).containsExactly(0);
    migration.handle(Event.AFTER_EACH_MIGRATE, context);
    migration.handle(Event.BEFORE_EACH_MIGRATE, context);
    migration.handle(Event.AFTER_EACH_MIGRATE_ERROR, context);

    assertThat(timeouts).containsExactly(0, 120_000, 0, 120_000);
  }

  @Test
  void a_connection_without_a_limit_is_left_alone() {
    Context context = over(0);

    migration.handle(Event.BEFORE_EACH_MIGRATE, context);
    migration.handle(Event.AFTER_EACH_MIGRATE, context);

    assertThat(timeouts).isEmpty();
  }

  @Test
  void nothing_else_is_its_business() {
    Context context = over(120_000);

    assertThat(migration.supports(Event.BEFORE_EACH_MIGRATE, context)).isTrue();
    assertThat(migration.supports(Event.AFTER_EACH_MIGRATE, context)).isTrue();
    assertThat(migration.supports(Event.AFTER_EACH_MIGRATE_ERROR, context)).isTrue();
    assertThat(migration.supports(Event.BEFORE_VALIDATE, context)).isFalse();
  }
}
