package org.caselli.fax.cli.jobs;

import java.util.concurrent.Callable;
import org.caselli.fax.cli.print.Screen;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code ./fax update-job}. */
@Command(
    name = "update-job",
    description =
        "Moves a job: pending tries it anew, failed gives it up with the error notice, cancelled"
            + " cancels it.")
public final class UpdateJobCommand implements Callable<Integer> {
  private final Screen screen;

  @Mixin private final JobMove move = new JobMove();

  @Parameters(
      index = "1",
      paramLabel = "STATE",
      completionCandidates = JobState.Target.class,
      description = "${COMPLETION-CANDIDATES}")
  private String state = "";

  public UpdateJobCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() {
    move.to(state, screen);
    return 0;
  }
}
