package org.caselli.fax.cli.jobs;

import java.util.concurrent.Callable;
import org.caselli.fax.cli.print.ListOptions;
import org.caselli.fax.cli.print.Screen;
import org.caselli.fax.cli.server.ServerOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ./fax pending-jobs}. */
@Command(name = "pending-jobs", description = "Lists the jobs that wait, by their due time.")
public final class PendingJobsCommand implements Callable<Integer> {
  private final Screen screen;

  @Mixin private final ServerOptions options = new ServerOptions();
  @Mixin private final ListOptions list = new ListOptions();

  public PendingJobsCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() {
    new JobList(screen, JobList.Shape.PENDING).print(options.server(), "state=pending", list);
    return 0;
  }
}
