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
import picocli.CommandLine.Parameters;

/** {@code ./fax webhook-log}. */
@Command(
    name = "webhook-log",
    description = "Lists what a webhook was told and is to be told, the newest first.")
public final class WebhookLogCommand implements Callable<Integer> {
  private static final List<Column> COLUMNS =
      List.of(
          Column.whole("Delivery"),
          Column.cut("Date", 11),
          Column.important("Event", 12),
          Column.droppable("Fax", 9),
          Column.whole("State"),
          Column.whole("Tries"),
          Column.cut("Next", 11));

  private final Screen screen;

  @Mixin private final HookAccount account = new HookAccount();
  @Mixin private final ListOptions list = new ListOptions();

  @Parameters(index = "1", paramLabel = "WEBHOOK", description = "id of the webhook")
  private String hook = "";

  public WebhookLogCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() {
    list.print(
        screen,
        account.server(),
        account.deliveries(hook),
        told -> new Table(COLUMNS, told.stream().map(this::row).toList()));
    return 0;
  }

  private List<String> row(Fields delivery) {
    return List.of(
        delivery.text("id").orElse("?"),
        time(delivery, "created"),
        delivery.text("event").orElse("?"),
        delivery.text("fax_id").orElse(""),
        delivery.text("state").orElse("?"),
        delivery.text("attempts").orElse("0"),
        time(delivery, "next_attempt"));
  }

  private String time(Fields delivery, String name) {
    return delivery.text(name).map(time -> Times.local(time, screen.clock().getZone())).orElse("");
  }
}
