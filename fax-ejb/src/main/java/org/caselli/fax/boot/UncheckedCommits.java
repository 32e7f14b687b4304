package org.caselli.fax.boot;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.persistence.RollbackException;

/**
 * Stands around the container's interceptor for {@code @Transactional}, which throws the checked
 * {@link jakarta.transaction.RollbackException} through methods that do not declare it when a
 * commit fails: whoever tries again after an unchecked exception would miss just that. Thread-safe.
 */
@UncheckedCommit
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 100)
public class UncheckedCommits {
  /**
   * Goes on.
   *
   * @throws RollbackException unchecked, when the commit failed, with its cause
   */
  @AroundInvoke
  Object commit(InvocationContext call) throws Exception {
    try {
      return call.proceed();
    } catch (jakarta.transaction.RollbackException e) {
      throw new RollbackException("The transaction could not be committed", e);
    }
  }
}
