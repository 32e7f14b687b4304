package org.caselli.fax.telephony.freeswitch.socket;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Authentication, subscription and first questions on a fresh connection. */
public final class Handshake {
  /** Everything after CUSTOM is taken as a subclass, so CUSTOM comes last. */
  private static final String SUBSCRIPTION =
      "event plain CHANNEL_CREATE CHANNEL_PROGRESS CHANNEL_PROGRESS_MEDIA CHANNEL_ANSWER"
          + " CHANNEL_EXECUTE_COMPLETE CHANNEL_HANGUP CHANNEL_HANGUP_COMPLETE CHANNEL_DESTROY"
          + " BACKGROUND_JOB HEARTBEAT CUSTOM spandsp::txfaxnegociateresult"
          + " spandsp::txfaxpageresult spandsp::txfaxresult";

  private final EventSocketConnection connection;
  private final Duration limit;
  private volatile boolean refused;

  public Handshake(EventSocketConnection connection, Duration limit) {
    this.connection = connection;
    this.limit = limit;
  }

  /**
   * What the switch says of itself.
   *
   * @param core id of its present run; empty when it does not say
   * @param version text of {@code version}
   * @param countsPages whether its dialplan counts confirmed pages, so that a call without a count
   *     has none
   */
  public record Greeting(String core, String version, boolean countsPages) {}

  /** Completes once events are subscribed; fails with a reason for people. */
  public CompletableFuture<Greeting> perform(String password) {
    return connection
        .command("auth " + password, limit)
        .thenCompose(this::subscribe)
        .thenCompose(reply -> expectOk(reply, "the subscription to events"))
        .thenCompose(reply -> connection.command("api global_getvar core_uuid", limit))
        .thenCompose(this::greet);
  }

  /** Whether it was the password that the switch did not like. */
  public boolean isPasswordRefused() {
    return refused;
  }

  private CompletableFuture<String> subscribe(String reply) {
    refused = !reply.startsWith("+OK");
    return expectOk(reply, "the password")
        .thenCompose(accepted -> connection.command(SUBSCRIPTION, limit));
  }

  private CompletableFuture<Greeting> greet(String answer) {
    String core = answer.startsWith("-") ? "" : answer;
    return connection
        .command("api version", limit)
        .thenCompose(
            version ->
                connection
                    .command("api xml_locate dialplan context name caselli", limit)
                    .thenApply(
                        context -> new Greeting(core, version, context.contains("caselli_page"))));
  }

  private static CompletableFuture<String> expectOk(String reply, String what) {
    return reply.startsWith("+OK")
        ? CompletableFuture.completedFuture(reply)
        : CompletableFuture.failedFuture(
            CommandFailed.notSent("the switch refuses " + what + ": " + reply));
  }
}
