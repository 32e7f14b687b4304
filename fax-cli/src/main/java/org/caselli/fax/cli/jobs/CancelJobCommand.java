package org.caselli.fax.cli.jobs;

import java.util.concurrent.Callable;
import org.caselli.fax.cli.print.Screen;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ./fax cancel-job}. */
@Command(name = "cancel-job", description = "Cancels a job, also in the middle of its call.")
public final class CancelJobCommand implements Callable<Integer> {
  private final Screen screen;

  @Mixin private final JobMove move = new JobMove();

  public CancelJobCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() {
    move.to("cancelled", screen);
    return 0;
  }
}
