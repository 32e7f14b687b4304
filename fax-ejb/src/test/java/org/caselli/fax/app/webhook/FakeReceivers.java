package org.caselli.fax.app.webhook;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.caselli.fax.domain.webhook.HookAnswer;
import org.caselli.fax.port.HookReceiver;

/** Programs outside that answer as a test wants; 200 unless told otherwise. */
final class FakeReceivers implements HookReceiver {
  final List<Message> came = new ArrayList<>();
  private final Map<String, Function<Message, CompletionStage<HookAnswer>>> answers =
      new HashMap<>();

  static HookAnswer status(int status) {
    return new HookAnswer(
        status,
        status < 300 ? "" : "It answered " + status,
        "",
        Optional.empty(),
        Duration.ofMillis(5));
  }

  /** From now on a host answers so. */
  void answer(String host, HookAnswer answer) {
    answers.put(host, message -> CompletableFuture.completedFuture(answer));
  }

  /** From now on a host does not answer before the test does. */
  List<CompletableFuture<HookAnswer>> hang(String host) {
    List<CompletableFuture<HookAnswer>> open = new ArrayList<>();
    answers.put(
        host,
        message -> {
          CompletableFuture<HookAnswer> answer = new CompletableFuture<>();
          open.add(answer);
          return answer;
        });
    return open;
  }

  List<Message> at(String host) {
    return came.stream().filter(message -> message.uri().getHost().equals(host)).toList();
  }

  @Override
  public CompletionStage<HookAnswer> send(Message message) {
    came.add(message);
    return answers
        .getOrDefault(
            message.uri().getHost(), any -> CompletableFuture.completedFuture(status(200)))
        .apply(message);
  }
}
