package org.caselli.fax.web.live;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.caselli.fax.domain.event.LoggedEvent;
import org.caselli.fax.port.EventSink;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The events of one account on a websocket, for the bindings that its client has there.
 * Thread-safe.
 */
final class SocketStream implements EventSink {
  private static final Logger log = LoggerFactory.getLogger(SocketStream.class);

  private final Session session;
  private final List<Binding> bindings = new CopyOnWriteArrayList<>();

  SocketStream(Session session) {
    this.session = session;
  }

  List<Binding> bindings() {
    return bindings;
  }

  /** Whether the client wants to hear of it. */
  boolean takes(LoggedEvent event) {
    return bindings.stream().anyMatch(binding -> binding.takes(event));
  }

  /** Kazoo says nothing here. */
  @Override
  public void begin(long position, boolean missed) {}

  @Override
  public CompletionStage<Void> send(List<LoggedEvent> events) {
    CompletableFuture<?>[] all =
        events.stream()
            .flatMap(
                event ->
                    bindings.stream()
                        .filter(binding -> binding.takes(event))
                        .map(binding -> send(session, binding.message(event).toString())))
            .toArray(CompletableFuture[]::new);
    return CompletableFuture.allOf(all);
  }

  /** Sends a text without waiting for it. */
  static CompletableFuture<Void> send(Session session, String text) {
    CompletableFuture<Void> sent = new CompletableFuture<>();
    try {
      session
          .getAsyncRemote()
          .sendText(
              text,
              result -> {
                if (result.isOK()) {
                  sent.complete(null);
                } else {
                  sent.completeExceptionally(result.getException());
                }
              });
    } catch (IllegalStateException e) {
      sent.completeExceptionally(e);
    }
    return sent;
  }

  @Override
  public CompletionStage<Void> beat() {
    try {
      session.getAsyncRemote().sendPing(ByteBuffer.allocate(0));
      return CompletableFuture.completedFuture(null);
    } catch (IOException | IllegalStateException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  @Override
  public void end(End why) {
    switch (why) {
      case SLOW -> close(session, CloseCodes.TRY_AGAIN_LATER, "Events were not read in time");
      case ACCESS -> close(session, CloseCodes.VIOLATED_POLICY, "The token holds no more");
      case AGE -> close(session, CloseCodes.TRY_AGAIN_LATER, "Connect again with a new token");
      case SHUTDOWN -> close(session, CloseCodes.GOING_AWAY, "The server stops");
    }
  }

  static void close(Session session, CloseCodes code, String why) {
    try {
      session.close(new CloseReason(code, why));
    } catch (IOException | IllegalStateException e) {
      log.debug("A websocket could not be closed", e);
    }
  }
}
