package org.caselli.fax.cli.jobs;

import java.util.concurrent.Callable;
import org.caselli.fax.cli.print.Screen;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ./fax restart-job}. */
@Command(
    name = "restart-job",
    description = "Tries a job anew now; attempts that were used up stay so.")
public final class RestartJobCommand implements Callable<Integer> {
  private final Screen screen;

  @Mixin private final JobMove move = new JobMove();

  public RestartJobCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() {
    move.to("pending", screen);
    return 0;
  }
}
