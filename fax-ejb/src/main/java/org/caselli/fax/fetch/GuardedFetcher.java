package org.caselli.fax.fetch;

import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.io.CloseMode;
import org.caselli.fax.domain.fax.FaxOptions.Source;
import org.caselli.fax.port.DocumentFetcher;

/**
 * {@link DocumentFetcher} over HTTP/1.1. Each host, also of each redirect, is resolved once, all
 * its addresses are checked, and the connection goes to one of them. When a fetch fails, what the
 * target file holds is undefined; that it cannot be written is no {@link FetchFailure}.
 * Thread-safe.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.NEVER)
public class GuardedFetcher implements DocumentFetcher {
  private static final int MOST_REDIRECTS = 5;

  private final HostResolver resolver;
  private final ScheduledExecutorService scheduler;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected GuardedFetcher() {
    this(InetAddress::getAllByName, null);
  }

  /**
   * A fetcher that asks the system's name servers.
   *
   * @param scheduler keeps the time limits; nothing that blocks runs on it
   */
  @Inject
  public GuardedFetcher(ManagedScheduledExecutorService scheduler) {
    this(InetAddress::getAllByName, scheduler);
  }

  GuardedFetcher(HostResolver resolver, ScheduledExecutorService scheduler) {
    this.resolver = resolver;
    this.scheduler = scheduler;
  }

  @Override
  public Fetched fetch(Source source, Path target, Limits limits) throws FetchFailure {
    AddressGuard guard = new AddressGuard(limits.allowed());
    FetchRequest request = FetchRequest.first(source);
    try (FetchDeadline deadline = new FetchDeadline(scheduler, limits.time())) {
      for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
        Step step = ask(request, guard, target, limits, deadline);
        if (step.fetched().isPresent()) {
          return step.fetched().get();
        }
        request = request.redirected(step.status(), step.location());
      }
    }
    throw new FetchFailure(
        request.first().host()
            + " redirects more than "
            + MOST_REDIRECTS
            + " times. Use the final address of the document.",
        true);
  }

  /** What one request came to: a document, or the way to another. */
  private record Step(Optional<Fetched> fetched, int status, String location) {}

  private Step ask(
      FetchRequest request, AddressGuard guard, Path target, Limits limits, FetchDeadline deadline)
      throws FetchFailure {
    String host = request.url().host();
    InetAddress[] addresses = addresses(host, guard);
    HttpUriRequestBase http = request.toHttp();
    deadline.guards(http);
    CloseableHttpClient client = PinnedClients.clientFor(host, addresses, limits.time());
    try {
      ClassicHttpResponse answer = client.executeOpen(request.target(), http, null);
      FetchAnswer fetched = new FetchAnswer(request.url(), answer);
      if (fetched.isRedirect()) {
        return new Step(Optional.empty(), answer.getCode(), location(host, answer));
      }
      Fetched kept = fetched.keep(target, limits.maxBytes());
      deadline.check();
      return new Step(Optional.of(kept), 0, "");
    } catch (FileSystemException e) {
      throw new UncheckedIOException("A document that is fetched cannot be written", e);
    } catch (IOException e) {
      deadline.check();
      throw failure(host, e);
    } finally {
      // Breaks the connection off: whatever else the server would send is not read.
      http.cancel();
      client.close(CloseMode.IMMEDIATE);
    }
  }

  private InetAddress[] addresses(String host, AddressGuard guard) throws FetchFailure {
    InetAddress[] addresses;
    try {
      addresses = resolver.resolve(host);
    } catch (UnknownHostException e) {
      throw new FetchFailure(
          "There is no server named " + host + ". Check the address of the document.", false);
    }
    for (InetAddress address : addresses) {
      if (!guard.allows(host, address)) {
        throw new FetchFailure(
            host
                + " is not a public address. Put the document on a public server, upload it, or"
                + " ask the operator to allow this one (document_fetch_allowed_hosts).",
            true);
      }
    }
    return addresses;
  }

  private static String location(String host, ClassicHttpResponse answer) throws FetchFailure {
    Header location = answer.getFirstHeader("Location");
    if (location == null || location.getValue() == null) {
      throw new FetchFailure(
          host + " redirects without saying where. Use the final address of the document.", true);
    }
    return location.getValue();
  }

  private static FetchFailure failure(String host, IOException e) {
    if (e instanceof SSLException) {
      return new FetchFailure(
          "No secure connection to "
              + host
              + " could be made: its certificate or protocol is not accepted ("
              + e.getMessage()
              + ").",
          true);
    }
    String what =
        e instanceof ConnectException || e instanceof ConnectTimeoutException
            ? " could not be connected to"
            : " broke off the transfer";
    return new FetchFailure(
        host + what + " (" + e.getMessage() + "). Send again later, or upload the document.",
        false);
  }
}
