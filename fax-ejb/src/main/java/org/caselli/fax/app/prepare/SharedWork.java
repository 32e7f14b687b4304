package org.caselli.fax.app.prepare;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.caselli.fax.imaging.UnreadableDocumentException;

/**
 * Lets all who want the same thing at the same time have it from one piece of work: the first does
 * it, the others wait for what it comes to. Thread-safe.
 */
final class SharedWork<K, V> {
  private final Map<K, FutureTask<V>> running = new ConcurrentHashMap<>();

  /** Work that may fail for the document or for the storage. */
  @FunctionalInterface
  interface Work<V> {
    V done() throws UnreadableDocumentException, IOException;
  }

  /** What the work for {@code key} comes to, whoever does it; failures are shared too. */
  V of(K key, Work<V> work) throws UnreadableDocumentException, IOException {
    FutureTask<V> mine = new FutureTask<>(work::done);
    FutureTask<V> first = running.putIfAbsent(key, mine);
    if (first != null) {
      return outcome(first);
    }
    try {
      mine.run();
    } finally {
      running.remove(key, mine);
    }
    return outcome(mine);
  }

  private static <V> V outcome(FutureTask<V> task) throws UnreadableDocumentException, IOException {
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("The server stops");
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      if (cause instanceof UnreadableDocumentException unreadable) {
        throw unreadable;
      }
      if (cause instanceof IOException failure) {
        throw failure;
      }
      if (cause instanceof RuntimeException fault) {
        throw fault;
      }
      throw new IllegalStateException("Work for a document failed", cause);
    }
  }
}
