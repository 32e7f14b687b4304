package org.caselli.fax.cli.system;

import java.util.concurrent.Callable;
import org.caselli.fax.cli.print.Screen;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ./fax resume}. */
@Command(name = "resume", description = "Begins calls again.")
public final class ResumeCommand implements Callable<Integer> {
  private final Screen screen;

  @Mixin private final PauseTarget target = new PauseTarget();

  public ResumeCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() {
    target.call("resume", screen);
    return 0;
  }
}
