package org.caselli.fax.boot;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.caselli.fax.port.AccountQueues;
import org.caselli.fax.port.Wakeups;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets go of what was opened towards the broker. */
@Dependent
class Closing {
  private static final Logger log = LoggerFactory.getLogger(Closing.class);

  private final AccountQueues queues;
  private final Wakeups wakeups;

  @Inject
  Closing(AccountQueues queues, Wakeups wakeups) {
    this.queues = queues;
    this.wakeups = wakeups;
  }

  void close() {
    try {
      queues.close();
      wakeups.close();
    } catch (RuntimeException e) {
      log.debug("The connection to the broker could not be closed", e);
    }
  }
}
