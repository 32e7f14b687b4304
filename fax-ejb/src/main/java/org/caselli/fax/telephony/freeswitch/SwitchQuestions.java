package org.caselli.fax.telephony.freeswitch;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.caselli.fax.telephony.freeswitch.socket.CommandFailed;
import org.caselli.fax.telephony.freeswitch.socket.SwitchEvent;

/**
 * Asks the switches that this server is connected to for what takes time: each question is a
 * background job there, so that it holds up nobody's events. Thread-safe.
 */
public final class SwitchQuestions {
  private final Supplier<List<SwitchLink>> links;
  private final Map<String, Open> open = new ConcurrentHashMap<>();
  private final AtomicLong counter = new AtomicLong(System.nanoTime());

  private record Open(SwitchLink link, CompletableFuture<String> result) {}

  SwitchQuestions(Supplier<List<SwitchLink>> links) {
    this.links = links;
  }

  /** The switches that can be asked now. */
  public List<SwitchLink> connected() {
    return links.get().stream().filter(SwitchLink::isUp).toList();
  }

  /** Under which name we are connected to the switch whose present run has that id. */
  public Optional<String> nameOf(String core) {
    return connected().stream()
        .filter(link -> !core.isEmpty() && link.core().equals(core))
        .map(SwitchLink::name)
        .findFirst();
  }

  public Optional<SwitchLink> named(String name) {
    return connected().stream().filter(link -> link.name().equals(name)).findFirst();
  }

  /**
   * The result of an API command; fails with {@link CommandFailed} when none comes in time, or the
   * connection is lost.
   */
  public CompletableFuture<String> ask(SwitchLink link, String command, Duration limit) {
    String name = "question " + counter.incrementAndGet();
    UUID job = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.US_ASCII));
    CompletableFuture<String> result = new CompletableFuture<>();
    open.put(job.toString(), new Open(link, result));
    link.after(
        limit, () -> result.completeExceptionally(CommandFailed.unanswered("no result in time")));
    link.background(command, job)
        .whenComplete(
            (reply, failure) -> {
              if (failure != null) {
                result.completeExceptionally(failure);
              } else if (!reply.startsWith("+OK")) {
                result.complete(reply);
              }
            });
    return result.whenComplete((answer, failure) -> open.remove(job.toString()));
  }

  /** A background job is done; it may be somebody else's. */
  void answered(SwitchEvent event) {
    Optional.ofNullable(open.get(event.job()))
        .ifPresent(question -> question.result().complete(event.body()));
  }

  /** What a switch was asked over a connection that is lost remains without an answer. */
  void lost(SwitchLink link) {
    open.values().stream()
        .filter(question -> question.link() == link)
        .forEach(
            question ->
                question
                    .result()
                    .completeExceptionally(CommandFailed.unanswered("the connection was lost")));
  }
}
