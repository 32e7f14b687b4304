package org.caselli.fax.boot;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import org.caselli.fax.port.AfterCommit;

/** {@link AfterCommit} by the transaction manager. Thread-safe. */
final class JtaAfterCommit implements AfterCommit {
  private final TransactionSynchronizationRegistry registry;

  JtaAfterCommit(TransactionSynchronizationRegistry registry) {
    this.registry = registry;
  }

  @Override
  public void then(Runnable work) {
    if (registry.getTransactionStatus() == Status.STATUS_NO_TRANSACTION) {
      work.run();
      return;
    }
    registry.registerInterposedSynchronization(
        new Synchronization() {
          @Override
          public void beforeCompletion() {}

          @Override
          public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
              work.run();
            }
          }
        });
  }
}
