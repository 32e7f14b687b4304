package org.caselli.fax.fetch;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.nio.AsyncRequestProducer;
import org.apache.hc.core5.http.nio.support.AsyncRequestBuilder;
import org.apache.hc.core5.io.CloseMode;
import org.caselli.fax.domain.webhook.HookAnswer;
import org.caselli.fax.fetch.HookAnswerConsumer.Answer;
import org.caselli.fax.port.HookReceiver;

/**
 * {@link HookReceiver} over HTTP/1.1, with two threads for all connections. The addresses of a name
 * are judged where it is resolved for the connection, so that nobody can answer differently a
 * second time. Thread-safe.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.NEVER)
public class HookClient implements HookReceiver {
  private final HostResolver resolver;
  private final ScheduledExecutorService scheduler;
  private final ThreadFactory threads;
  private final Clock clock;
  private volatile AddressGuard guard = new AddressGuard(List.of());
  private volatile Optional<CloseableHttpAsyncClient> client = Optional.empty();

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected HookClient() {
    this(InetAddress::getAllByName, null, null, null);
  }

  /**
   * A client that asks the system's name servers.
   *
   * @param scheduler keeps the time limits; nothing that blocks runs on it
   */
  @Inject
  public HookClient(
      ManagedScheduledExecutorService scheduler, ManagedThreadFactory threads, Clock clock) {
    this(InetAddress::getAllByName, scheduler, threads, clock);
  }

  HookClient(
      HostResolver resolver,
      ScheduledExecutorService scheduler,
      ThreadFactory threads,
      Clock clock) {
    this.resolver = resolver;
    this.scheduler = scheduler;
    this.threads = threads;
    this.clock = clock;
  }

  @PostConstruct
  void open() {
    CloseableHttpAsyncClient fresh = HookConnections.client(this::resolve, threads);
    fresh.start();
    client = Optional.of(fresh);
  }

  @PreDestroy
  void close() {
    client.ifPresent(open -> open.close(CloseMode.IMMEDIATE));
  }

  @Override
  public CompletionStage<HookAnswer> send(Message message) {
    guard = new AddressGuard(message.allowed());
    Instant begin = clock.instant();
    CompletableFuture<HookAnswer> result = new CompletableFuture<>();
    try {
      resolve(host(message));
    } catch (UnknownHostException e) {
      result.complete(HookAnswer.none(String.valueOf(e.getMessage()), since(begin)));
      return result;
    }
    HookAnswerConsumer consumer =
        new HookAnswerConsumer(begin, answer -> result.complete(told(answer, begin)));
    Future<?> exchange =
        client
            .orElseThrow()
            .execute(request(message), consumer, new Outcome(result, message, begin));
    long millis = message.time().toMillis();
    ScheduledFuture<?> alarm =
        scheduler.schedule(
            () -> result.complete(late(message, begin)), millis, TimeUnit.MILLISECONDS);
    result.whenComplete(
        (answer, fault) -> {
          alarm.cancel(false);
          exchange.cancel(true);
        });
    return result;
  }

  private HookAnswer late(Message message, Instant begin) {
    String why = host(message) + " has not answered within " + message.time().toSeconds() + " s";
    return HookAnswer.none(why, since(begin));
  }

  /** What comes of an exchange, unless something came of it before. */
  private final class Outcome implements FutureCallback<Answer> {
    private final CompletableFuture<HookAnswer> result;
    private final Message message;
    private final Instant begin;

    Outcome(CompletableFuture<HookAnswer> result, Message message, Instant begin) {
      this.result = result;
      this.message = message;
      this.begin = begin;
    }

    @Override
    public void completed(Answer answer) {
      result.complete(told(answer, begin));
    }

    @Override
    public void failed(Exception cause) {
      result.complete(HookAnswer.none(HookFault.of(host(message), cause), since(begin)));
    }

    @Override
    public void cancelled() {
      result.complete(HookAnswer.none("The server stopped meanwhile", since(begin)));
    }
  }

  private HookAnswer told(Answer answer, Instant begin) {
    return new HookAnswer(
        answer.status(),
        HookFault.of(answer.status()),
        answer.excerpt(),
        answer.retryAfter(),
        since(begin));
  }

  private Duration since(Instant begin) {
    Duration took = Duration.between(begin, clock.instant());
    return took.isNegative() ? Duration.ZERO : took;
  }

  private static AsyncRequestProducer request(Message message) {
    AsyncRequestBuilder request =
        AsyncRequestBuilder.create(message.method()).setUri(message.uri());
    message.headers().forEach(request::addHeader);
    request.addHeader("Accept-Encoding", "identity");
    byte[] body = message.body();
    if (body.length > 0) {
      request.setEntity(body, ContentType.parse(message.type()));
    }
    return request.build();
  }

  /** Host name or address literal, without brackets. */
  private static String host(Message message) {
    String host = message.uri().getHost();
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  /** The addresses of a host, all of which may be connected to. */
  private InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] addresses;
    try {
      addresses = resolver.resolve(host);
    } catch (UnknownHostException e) {
      UnknownHostException told = new UnknownHostException("There is no server named " + host);
      told.initCause(e);
      throw told;
    }
    for (InetAddress address : addresses) {
      if (!guard.allows(host, address)) {
        throw new UnknownHostException(
            host
                + " is not a public address. Use a public one, or ask the operator to allow it"
                + " (webhook_allowed_hosts).");
      }
    }
    return addresses;
  }
}
