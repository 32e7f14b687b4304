package org.caselli.fax.cli.send;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.caselli.fax.cli.print.Screen;
import org.caselli.fax.cli.server.Fields;
import org.caselli.fax.cli.server.Multipart;
import org.caselli.fax.cli.server.RefusedException;
import org.caselli.fax.cli.server.Request;
import org.caselli.fax.cli.server.Server;
import org.caselli.fax.cli.server.ServerOptions;
import org.caselli.fax.cli.server.WrongUsageException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./fax send}: exit status 0 when accepted, with {@code --wait} when all were delivered. */
@Command(name = "send", description = "Sends a fax.")
public final class SendCommand implements Callable<Integer> {
  private final Screen screen;
  private final Pause pause;

  @Mixin private final FaxOptions fax = new FaxOptions();
  @Mixin private final ServerOptions options = new ServerOptions();

  @Option(
      names = "--idempotency-key",
      paramLabel = "KEY",
      description = "a word of yours: the same command with the same word sends nothing twice")
  private @Nullable String idempotencyKey;

  @Option(names = "--wait", description = "wait for the end, and show how it goes")
  private boolean wait;

  @Option(names = "--json", description = "print JSON for programs")
  private boolean json;

  public SendCommand(Screen screen) {
    this(screen, Thread::sleep);
  }

  SendCommand(Screen screen, Pause pause) {
    this.screen = screen;
    this.pause = pause;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Map<String, Object> fields = fax.fields(screen.clock());
    List<Path> files = fax.files();
    Server server = options.server();
    String account = "/accounts/" + server.login().account();
    if (fax.needsNumber()) {
      fields.put("from_number", defaultFrom(server, account));
    }
    Request request = Multipart.request("PUT", fax.entrance(account), fields, files);
    Fields accepted =
        server.send(
            idempotencyKey == null ? request : request.with("Idempotency-Key", idempotencyKey));
    List<Fields> faxes = faxes(accepted);
    if (!json) {
      say(accepted, faxes);
    }
    if (!wait) {
      if (json) {
        screen.json(accepted.map());
      }
      return 0;
    }
    List<Fields> ended =
        new FaxWatch(server, account + "/faxes", screen, pause, !json).follow(ids(faxes));
    if (json) {
      screen.json(ended);
    }
    return ended.stream()
            .allMatch(each -> each.text("status").filter("completed"::equals).isPresent())
        ? 0
        : 1;
  }

  /** One fax, or those of a batch. */
  private static List<Fields> faxes(Fields accepted) {
    List<Fields> batch = accepted.list("faxes");
    return batch.isEmpty() ? List.of(accepted) : batch;
  }

  private static List<String> ids(List<Fields> faxes) {
    return faxes.stream()
        .map(
            each -> each.text("id").orElseThrow(() -> new RefusedException("the answer has no id")))
        .toList();
  }

  private void say(Fields accepted, List<Fields> faxes) {
    accepted
        .text("batch_id")
        .filter(id -> faxes.size() > 1)
        .ifPresent(id -> screen.say("batch " + id));
    for (Fields each : faxes) {
      String number = faxes.size() > 1 ? each.text("to_number").map(to -> " " + to).orElse("") : "";
      screen.say("accepted " + each.text("id").orElse("") + number);
    }
  }

  /** The number that the account sends from when nobody says otherwise. */
  private String defaultFrom(Server server, String account) {
    return options
        .kept("from-number")
        .or(() -> server.get(account).flatMap(fields -> fields.text("default_from")))
        .orElseThrow(
            () -> new WrongUsageException("the account has no number of its own: give --from"));
  }
}
