package org.caselli.fax.cli.hooks;

import java.util.Map;
import java.util.concurrent.Callable;
import org.caselli.fax.cli.print.Screen;
import org.caselli.fax.cli.server.Fields;
import org.caselli.fax.cli.server.Server;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./fax webhook-resend}. */
@Command(
    name = "webhook-resend",
    description = "Tells a webhook something again, under the same message id.")
public final class WebhookResendCommand implements Callable<Integer> {
  private final Screen screen;

  @Mixin private final HookAccount account = new HookAccount();

  @Parameters(index = "1", paramLabel = "WEBHOOK", description = "id of the webhook")
  private String hook = "";

  @Parameters(
      index = "2",
      paramLabel = "DELIVERY",
      description = "what to tell, as webhook-log lists it")
  private String delivery = "";

  @Option(names = "--json", description = "print JSON for programs")
  private boolean json;

  public WebhookResendCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() {
    String path = account.deliveries(hook) + "/" + Server.word(delivery) + "/resend";
    Fields told = account.server().call("POST", path, Map.of());
    if (json) {
      screen.json(told.map());
    } else {
      screen.say(delivery + " -> " + told.text("state").orElse("?"));
    }
    return 0;
  }
}
