package org.caselli.fax.cli.jobs;

import java.util.concurrent.Callable;
import org.caselli.fax.cli.print.ListOptions;
import org.caselli.fax.cli.print.Screen;
import org.caselli.fax.cli.server.ServerOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ./fax active-jobs}. */
@Command(
    name = "active-jobs",
    description = "Lists the jobs that are being sent, and by which node.")
public final class ActiveJobsCommand implements Callable<Integer> {
  private final Screen screen;

  @Mixin private final ServerOptions options = new ServerOptions();
  @Mixin private final ListOptions list = new ListOptions();

  public ActiveJobsCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() {
    new JobList(screen, JobList.Shape.ACTIVE).print(options.server(), "state=processing", list);
    return 0;
  }
}
