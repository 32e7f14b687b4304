package org.caselli.fax.cli.hooks;

import java.util.List;
import java.util.concurrent.Callable;
import org.caselli.fax.cli.print.Column;
import org.caselli.fax.cli.print.ListOptions;
import org.caselli.fax.cli.print.Screen;
import org.caselli.fax.cli.print.Table;
import org.caselli.fax.cli.print.Times;
import org.caselli.fax.cli.server.Fields;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ./fax webhooks}. */
@Command(
    name = "webhooks",
    description = "Lists the webhooks of an account, and whether their receivers take anything.")
public final class WebhooksCommand implements Callable<Integer> {
  private static final List<Column> COLUMNS =
      List.of(
          Column.whole("Webhook"),
          Column.cut("Name", 8),
          Column.cut("Told", 8),
          Column.cut("Address", 12),
          Column.important("State", 10));

  private final Screen screen;

  @Mixin private final HookAccount account = new HookAccount();
  @Mixin private final ListOptions list = new ListOptions();

  public WebhooksCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() {
    list.print(
        screen,
        account.server(),
        account.path(),
        hooks -> new Table(COLUMNS, hooks.stream().map(this::row).toList()));
    return 0;
  }

  private List<String> row(Fields hook) {
    return List.of(
        hook.text("id").orElse("?"),
        hook.text("name").orElse(""),
        hook.text("hook").orElse("?"),
        hook.text("uri").orElse("?"),
        state(hook));
  }

  private String state(Fields hook) {
    if (!hook.is("enabled")) {
      return hook.text("disable_reason").map(why -> "off: " + why).orElse("off");
    }
    return hook.text("failing_since")
        .map(since -> "fails since " + Times.local(since, screen.clock().getZone()))
        .orElse("works");
  }
}
