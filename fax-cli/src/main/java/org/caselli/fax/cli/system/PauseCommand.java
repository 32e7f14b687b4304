package org.caselli.fax.cli.system;

import java.util.concurrent.Callable;
import org.caselli.fax.cli.print.Screen;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ./fax pause}. */
@Command(
    name = "pause",
    description = "Begins no calls any more; those under way go on, and faxes are still accepted.")
public final class PauseCommand implements Callable<Integer> {
  private final Screen screen;

  @Mixin private final PauseTarget target = new PauseTarget();

  public PauseCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() {
    target.call("pause", screen);
    return 0;
  }
}
