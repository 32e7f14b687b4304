package org.caselli.fax.smtp.proof;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.lookup.LookupSession;
import org.xbill.DNS.lookup.NoSuchDomainException;
import org.xbill.DNS.lookup.NoSuchRRSetException;

/** The name servers, for one mail: all questions together take no longer than they may. */
final class NameServers {
  private final LookupSession session;
  private final long deadline;

  NameServers(Resolver resolver, Duration most) {
    this.session = LookupSession.builder().resolver(resolver).build();
    this.deadline = System.nanoTime() + most.toNanos();
  }

  /** No answer in time, or none that says anything. */
  static final class Silent extends Exception {
    private static final long serialVersionUID = 1L;

    private Silent(String question, Throwable cause) {
      super("The name servers do not tell " + question, cause);
    }
  }

  /**
   * Asks; search domains of this host are left out.
   *
   * @param type of dnsjava
   * @return empty when there is nothing
   */
  List<Record> ask(String host, int type) throws Silent {
    try {
      Name name = Name.fromString(host, Name.root);
      return session
          .lookupAsync(name, type)
          .toCompletableFuture()
          .get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS)
          .getRecords();
    } catch (TextParseException e) {
      return List.of();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof NoSuchDomainException
          || e.getCause() instanceof NoSuchRRSetException) {
        return List.of();
      }
      throw new Silent(host, e.getCause());
    } catch (TimeoutException e) {
      throw new Silent(host, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Silent(host, e);
    }
  }
}
