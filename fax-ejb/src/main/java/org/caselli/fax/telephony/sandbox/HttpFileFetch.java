package org.caselli.fax.telephony.sandbox;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.caselli.fax.port.CallRequest;

/**
 * Fetches from the file proxy over HTTP, at most {@value #AT_ONCE} files at once; the others wait
 * their turn without a thread. Thread-safe.
 */
public final class HttpFileFetch implements FileFetch {
  private static final int AT_ONCE = 32;
  private static final int OK = 200;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient client;
  private final URI fileProxy;
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private int running;

  /** {@code fileProxy} is used for calls that name no address of their own. */
  public HttpFileFetch(HttpClient client, URI fileProxy) {
    this.client = client;
    this.fileProxy = fileProxy;
  }

  @Override
  public CompletableFuture<Path> fetch(CallRequest request, Path target) {
    HttpRequest get;
    try {
      get = HttpRequest.newBuilder(address(request)).timeout(PATIENCE).build();
    } catch (IllegalArgumentException e) {
      return CompletableFuture.failedFuture(
          new IOException("The address of the file is malformed: " + e.getMessage(), e));
    }
    CompletableFuture<Path> result = new CompletableFuture<>();
    enqueue(() -> begin(get, target, result));
    return result;
  }

  private void begin(HttpRequest get, Path target, CompletableFuture<Path> result) {
    client
        .sendAsync(get, answer -> bodyOf(answer.statusCode(), target))
        .whenComplete(
            (answer, failure) -> {
              finished();
              if (failure != null) {
                result.completeExceptionally(
                    new IOException("The file proxy cannot be reached: " + failure, failure));
              } else if (answer.statusCode() != OK) {
                result.completeExceptionally(
                    new IOException("The file proxy answers " + answer.statusCode()));
              } else {
                result.complete(target);
              }
            });
  }

  /** Only a fax becomes a file; the text of an error is thrown away. */
  private static BodySubscriber<Path> bodyOf(int status, Path target) {
    return status == OK ? BodySubscribers.ofFile(target) : BodySubscribers.replacing(target);
  }

  private URI address(CallRequest request) {
    String base = request.proxyAddress().orElse(fileProxy).toString();
    String root = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    return URI.create(root + request.filePath());
  }

  private void enqueue(Runnable fetch) {
    synchronized (waiting) {
      if (running >= AT_ONCE) {
        waiting.add(fetch);
        return;
      }
      running++;
    }
    fetch.run();
  }

  private void finished() {
    Runnable next;
    synchronized (waiting) {
      next = waiting.poll();
      if (next == null) {
        running--;
        return;
      }
    }
    next.run();
  }
}
