package org.caselli.fax.app.dispatch;

import jakarta.transaction.Transactional;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import net.bytebuddy.implementation.InvocationHandlerAdapter;
import net.bytebuddy.matcher.ElementMatchers;
import org.caselli.fax.store.Transactions;

/** Stands in front of a bean as the container's proxy does, and begins its transactions. */
public final class TransactionalBean {
  private TransactionalBean() {}

  /** The bean, with a transaction of its own around each method that asks for one. */
  public static <T> T of(Class<T> type, T bean, Transactions transactions) {
    try {
      Class<? extends T> proxy =
          new ByteBuddy()
              .subclass(type)
              .method(
                  ElementMatchers.isDeclaredBy(type)
                      .and(ElementMatchers.not(ElementMatchers.isPrivate()))
                      .and(ElementMatchers.not(ElementMatchers.isStatic())))
              .intercept(
                  InvocationHandlerAdapter.of(
                      (self, method, arguments) -> {
                        method.setAccessible(true);
                        return isTransactional(method)
                            ? transactions.call(() -> invoke(bean, method, arguments))
                            : invoke(bean, method, arguments);
                      }))
              .make()
              .load(
                  type.getClassLoader(),
                  ClassLoadingStrategy.UsingLookup.of(
                      MethodHandles.privateLookupIn(type, MethodHandles.lookup())))
              .getLoaded();
      Constructor<? extends T> constructor = proxy.getDeclaredConstructor();
      constructor.setAccessible(true);
      return constructor.newInstance();
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(type + " cannot stand behind a proxy", e);
    }
  }

  private static boolean isTransactional(Method method) {
    return method.isAnnotationPresent(Transactional.class)
        || method.getDeclaringClass().isAnnotationPresent(Transactional.class);
  }

  private static Object invoke(Object bean, Method method, Object[] arguments) throws Exception {
    try {
      return method.invoke(bean, arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof Exception exception) {
        throw exception;
      }
      throw (Error) e.getCause();
    }
  }
}
