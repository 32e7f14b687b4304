package org.caselli.fax.port;

/** Does something when the present transaction is over. Thread-safe. */
public interface AfterCommit {
  /**
   * Does it when the present transaction has been committed, and not at all when it is rolled back;
   * at once without a transaction. It must be short, and must not throw.
   */
  void then(Runnable work);
}
