package org.caselli.fax.web.live;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.caselli.fax.app.live.Following;
import org.caselli.fax.domain.event.LoggedEvent;
import org.caselli.fax.port.EventSink;
import org.jboss.resteasy.spi.AsyncOutputStream;
import org.jboss.resteasy.spi.AsyncStreamingOutput;
import org.jspecify.annotations.Nullable;

/**
 * The body of an answer that goes on until the client leaves, as server-sent events. What is
 * written goes to the connection without a thread waiting for it. Thread-safe.
 */
public final class EventStream implements AsyncStreamingOutput, EventSink {
  private final Function<EventSink, Following> following;
  private final EventText text;
  private final CompletableFuture<Void> over = new CompletableFuture<>();
  private @Nullable AsyncOutputStream out;

  /**
   * An answer.
   *
   * @param following begins when there is a connection to write to
   */
  public EventStream(Function<EventSink, Following> following, EventText text) {
    this.following = following;
    this.text = text;
  }

  @Override
  public CompletionStage<Void> asyncWrite(AsyncOutputStream stream) {
    synchronized (this) {
      out = stream;
    }
    following.apply(this);
    return over;
  }

  @Override
  public void begin(long position, boolean missed) {
    write(text.begin(position, missed));
  }

  @Override
  public CompletionStage<Void> send(List<LoggedEvent> events) {
    return events.isEmpty() ? CompletableFuture.completedFuture(null) : write(text.of(events));
  }

  @Override
  public CompletionStage<Void> beat() {
    return write(text.beat());
  }

  /** Who reads too slowly does not read this either, and is not waited for. */
  @Override
  public void end(End why) {
    CompletionStage<Void> told = write(text.end(why));
    if (why == End.SLOW) {
      over.complete(null);
    } else {
      told.whenComplete((done, failure) -> over.complete(null));
    }
  }

  private synchronized CompletionStage<Void> write(byte[] bytes) {
    if (out == null || over.isDone()) {
      return CompletableFuture.failedFuture(new IllegalStateException("The stream is over"));
    }
    out.asyncWrite(bytes);
    return out.asyncFlush()
        .whenComplete(
            (done, failure) -> {
              if (failure != null) {
                over.complete(null);
              }
            });
  }
}
