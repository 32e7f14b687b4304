package org.caselli.fax.cli.jobs;

import java.util.concurrent.Callable;
import org.caselli.fax.cli.print.ListOptions;
import org.caselli.fax.cli.print.Screen;
import org.caselli.fax.cli.server.Server;
import org.caselli.fax.cli.server.ServerOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code ./fax faxbox-jobs}. */
@Command(
    name = "faxbox-jobs",
    description = "Lists the jobs of one faxbox, also those that have ended.")
public final class FaxboxJobsCommand implements Callable<Integer> {
  private final Screen screen;

  @Mixin private final ServerOptions options = new ServerOptions();
  @Mixin private final ListOptions list = new ListOptions();

  @Parameters(index = "0", paramLabel = "FAXBOX", description = "id of the faxbox")
  private String faxbox = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "STATE",
      completionCandidates = JobState.class,
      description = "${COMPLETION-CANDIDATES} (pending)")
  private String state = "pending";

  public FaxboxJobsCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() {
    String query = "faxbox_id=%s&state=%s".formatted(Server.word(faxbox), JobState.word(state));
    new JobList(screen, JobList.Shape.ANY_STATE).print(options.server(), query, list);
    return 0;
  }
}
