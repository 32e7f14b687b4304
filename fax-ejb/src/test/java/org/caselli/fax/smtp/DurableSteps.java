package org.caselli.fax.smtp;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * Stands before a database and knows each of its durable steps: a commit, or a statement that is
 * its own transaction. At the step that is chosen the power goes off: the database writes nothing
 * more, and the thread that was there does nothing more until it is let go. Thread-safe.
 */
final class DurableSteps {
  private static final long PATIENCE_S = 30;
  private static final Pattern NOBODY =
      Pattern.compile("DurableSteps|TransactionalBean|store\\.(Transactions|ConnectionPool)");

  private final DataSource database;
  private final List<String> passed = new ArrayList<>();
  private final CountDownLatch dark = new CountDownLatch(1);
  private final CountDownLatch morning = new CountDownLatch(1);
  private boolean watching;
  private int last = Integer.MAX_VALUE;

  DurableSteps(DataSource database) {
    this.database = database;
  }

  /** A database, each connection of which is watched by whoever watches when it is opened. */
  static DataSource watched(DataSource database, Supplier<DurableSteps> now) {
    return proxy(
        DataSource.class,
        (self, method, arguments) -> {
          Object result = invoke(database, method, arguments);
          return result instanceof Connection connection ? now.get().watched(connection) : result;
        });
  }

  private Connection watched(Connection connection) {
    return proxy(
        Connection.class,
        (self, method, arguments) -> {
          if (method.getName().equals("commit")) {
            return step(() -> invoke(connection, method, arguments));
          }
          Object result = invoke(connection, method, arguments);
          return result instanceof Statement statement
              ? watched(connection, statement, method.getReturnType())
              : result;
        });
  }

  private Object watched(Connection connection, Statement statement, Class<?> type) {
    return proxy(
        type,
        (self, method, arguments) ->
            writes(method) && connection.getAutoCommit()
                ? step(() -> invoke(statement, method, arguments))
                : invoke(statement, method, arguments));
  }

  private static boolean writes(Method method) {
    return method.getName().startsWith("execute") && !method.getName().equals("executeQuery");
  }

  /** Counts steps from now on. */
  synchronized void watch() {
    watching = true;
  }

  /**
   * The power goes off at a moment from now on.
   *
   * @param moment 0 for before the first step, 1 for after it, 2 for before the second …
   */
  synchronized void dieAt(int moment) {
    passed.clear();
    watching = true;
    last = moment;
  }

  /** The steps that were begun since {@link #watch()}, each by who did it. */
  synchronized List<String> passed() {
    return List.copyOf(passed);
  }

  /** Waits until the power is off; false when it stays on. */
  boolean isDark() throws InterruptedException {
    return dark.await(PATIENCE_S, TimeUnit.SECONDS);
  }

  /** Lets those go who were there when the power went off; it will not go off again. */
  void letGo() {
    synchronized (this) {
      last = Integer.MAX_VALUE;
    }
    morning.countDown();
  }

  private interface Step {
    Object take() throws Throwable;
  }

  private Object step(Step step) throws Throwable {
    int number = begun();
    dieIfAt(2 * number);
    Object result = step.take();
    dieIfAt(2 * number + 1);
    return result;
  }

  private synchronized int begun() {
    if (!watching) {
      return Integer.MIN_VALUE / 4;
    }
    passed.add(whose());
    return passed.size() - 1;
  }

  /** The first method of ours that is not part of the tests' own database. */
  private static String whose() {
    return StackWalker.getInstance()
        .walk(
            frames ->
                frames
                    .map(frame -> frame.getClassName() + "." + frame.getMethodName())
                    .filter(name -> name.startsWith("org.caselli.fax."))
                    .filter(name -> !NOBODY.matcher(name).find())
                    .map(name -> name.replaceAll(".*\\.(?=\\w+\\.)", ""))
                    .findFirst()
                    .orElse("somebody"));
  }

  private void dieIfAt(int moment) throws InterruptedException {
    boolean now;
    synchronized (this) {
      now = moment == last;
    }
    if (now) {
      powerOff();
      morning.await();
    }
    if (dark.getCount() == 0) {
      throw new IllegalStateException("There is no power");
    }
  }

  /** The database writes nothing more, and closes as when its process is killed. */
  void powerOff() {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("shutdown immediately");
    } catch (SQLException gone) {
      // As was wanted.
      dark.countDown();
    } finally {
      dark.countDown();
    }
  }

  private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(
            DurableSteps.class.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
