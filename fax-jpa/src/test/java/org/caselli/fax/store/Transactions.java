package org.caselli.fax.store;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.hibernate.Session;

/**
 * Gives repositories what the container gives them: one entity manager that stands for that of the
 * thread's transaction, and a data source that takes part in it. Thread-safe.
 */
public final class Transactions {
  private final EntityManagerFactory factory;
  private final DataSource pool;
  private final ThreadLocal<EntityManager> transaction = new ThreadLocal<>();

  Transactions(EntityManagerFactory factory, DataSource pool) {
    this.factory = factory;
    this.pool = pool;
  }

  /** Work that gives nothing back. */
  @FunctionalInterface
  public interface Work {
    void run() throws Exception;
  }

  /** Runs in a transaction of its own, whatever surrounds it; rolls back when the work throws. */
  public <T> T call(Callable<T> work) throws Exception {
    EntityManager outer = transaction.get();
    try (EntityManager em = factory.createEntityManager()) {
      transaction.set(em);
      em.getTransaction().begin();
      boolean done = false;
      try {
        T result = work.call();
        em.getTransaction().commit();
        done = true;
        return result;
      } finally {
        if (!done && em.getTransaction().isActive()) {
          em.getTransaction().rollback();
        }
      }
    } finally {
      if (outer == null) {
        transaction.remove();
      } else {
        transaction.set(outer);
      }
    }
  }

  /** {@link #call} for tests, in which only unchecked exceptions are expected. */
  public <T> T in(Callable<T> work) {
    try {
      return call(work);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new AssertionError("Nothing but unchecked exceptions was expected", e);
    }
  }

  /** Runs in a transaction of its own. */
  public void run(Work work) {
    in(
        () -> {
          work.run();
          return Boolean.TRUE;
        });
  }

  /**
   * Stands for the entity manager of the transaction; outside of one, for a fresh one each time.
   */
  public EntityManager entityManager() {
    ThreadLocal<EntityManager> loose = ThreadLocal.withInitial(factory::createEntityManager);
    return proxy(
        EntityManager.class,
        (proxy, method, arguments) -> {
          EntityManager em = transaction.get();
          if (em == null) {
            em = loose.get();
            em.clear();
          }
          return invoke(em, method, arguments);
        });
  }

  /** Gives the connection of the transaction; outside of one, a connection of the pool. */
  public DataSource dataSource() {
    return proxy(
        DataSource.class,
        (proxy, method, arguments) -> {
          EntityManager em = transaction.get();
          if (em == null || !method.getName().equals("getConnection")) {
            return invoke(pool, method, arguments);
          }
          Connection shared = em.unwrap(Session.class).doReturningWork(connection -> connection);
          return proxy(
              Connection.class,
              (self, called, given) ->
                  called.getName().equals("close") ? null : invoke(shared, called, given));
        });
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
            Transactions.class.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
