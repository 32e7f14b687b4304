package org.caselli.fax.boot;

import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.caselli.fax.smtp.MailEntrance;

/** Opens the mail entrance where the server listens for everything else. */
@Dependent
class MailDoor {
  private static final int MOST_THREADS = 10_050;
  private static final long RESTING_S = 30;

  private final MailEntrance entrance;
  private final ManagedThreadFactory threads;

  @Inject
  MailDoor(MailEntrance entrance, ManagedThreadFactory threads) {
    this.entrance = entrance;
    this.threads = threads;
  }

  void open() {
    entrance.open(
        new MailEntrance.Place(
            bind(),
            Integer.getInteger("jboss.socket.binding.port-offset", 0),
            System.getProperty("jboss.qualified.host.name", "localhost"),
            MailCertificate::current),
        sessions());
  }

  private static InetAddress bind() {
    String address = System.getProperty("jboss.bind.address", "127.0.0.1");
    try {
      return InetAddress.getByName(address);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("The bind address " + address + " is not known", e);
    }
  }

  /** A thread for each connection; how many there may be is a setting, and counted elsewhere. */
  private ExecutorService sessions() {
    return new ThreadPoolExecutor(
        0, MOST_THREADS, RESTING_S, TimeUnit.SECONDS, new SynchronousQueue<>(), threads);
  }

  void close() {
    entrance.close();
  }
}
