package org.caselli.fax.bench;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/** Sends many requests over some connections, each connection one request after the other. */
final class HttpLoad {
  private final int status;

  /** Counts answers with another status as failed. */
  HttpLoad(int status) {
    this.status = status;
  }

  /**
   * What came of it.
   *
   * @param p50Ms median time from a request to the end of its answer, in milliseconds
   */
  record Figures(int connections, double perSecond, double p50Ms, double p99Ms, int failed) {
    String row(String what) {
      return String.format(
          Locale.ROOT,
          "%-44s %5d %10.0f %9.1f %9.1f%s",
          what,
          connections,
          perSecond,
          p50Ms,
          p99Ms,
          failed == 0 ? "" : "   " + failed + " FAILED");
    }

    static String head() {
      return String.format("%-44s %5s %10s %9s %9s", "", "conn", "per second", "p50 ms", "p99 ms");
    }
  }

  /** Sends {@code count} requests in all; {@code request} makes the one of each number. */
  Figures run(int connections, int count, IntFunction<HttpRequest> request)
      throws InterruptedException, ExecutionException {
    AtomicInteger next = new AtomicInteger();
    AtomicInteger failed = new AtomicInteger();
    long[] nanos = new long[count];
    ExecutorService threads = Executors.newFixedThreadPool(connections);
    long begin = System.nanoTime();
    try {
      List<Future<?>> lines = new ArrayList<>();
      for (int line = 0; line < connections; line++) {
        lines.add(threads.submit(() -> line(next, failed, nanos, request)));
      }
      for (Future<?> line : lines) {
        line.get();
      }
    } finally {
      threads.shutdownNow();
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    Arrays.sort(nanos);
    return new Figures(
        connections, count / seconds, at(nanos, 0.50), at(nanos, 0.99), failed.get());
  }

  /** A client for itself has one connection, since it waits for each answer. */
  private void line(
      AtomicInteger next, AtomicInteger failed, long[] nanos, IntFunction<HttpRequest> request) {
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    for (int i = next.getAndIncrement(); i < nanos.length; i = next.getAndIncrement()) {
      HttpRequest one = request.apply(i);
      long sent = System.nanoTime();
      try {
        if (client.send(one, HttpResponse.BodyHandlers.discarding()).statusCode() != status) {
          failed.incrementAndGet();
        }
      } catch (IOException e) {
        failed.incrementAndGet();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
      nanos[i] = System.nanoTime() - sent;
    }
  }

  private static double at(long[] sorted, double share) {
    return sorted[(int) Math.min(sorted.length - 1, sorted.length * share)] / 1e6;
  }
}
