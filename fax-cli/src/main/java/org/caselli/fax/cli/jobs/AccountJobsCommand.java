package org.caselli.fax.cli.jobs;

import java.util.concurrent.Callable;
import org.caselli.fax.cli.print.ListOptions;
import org.caselli.fax.cli.print.Screen;
import org.caselli.fax.cli.server.Server;
import org.caselli.fax.cli.server.ServerOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code ./fax account-jobs}. */
@Command(
    name = "account-jobs",
    description = "Lists the jobs of one account, also those that have ended.")
public final class AccountJobsCommand implements Callable<Integer> {
  private final Screen screen;

  @Mixin private final ServerOptions options = new ServerOptions();
  @Mixin private final ListOptions list = new ListOptions();

  @Parameters(index = "0", paramLabel = "ACCOUNT", description = "id of the account")
  private String account = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "STATE",
      completionCandidates = JobState.class,
      description = "${COMPLETION-CANDIDATES} (pending)")
  private String state = "pending";

  public AccountJobsCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() {
    String query = "account_id=%s&state=%s".formatted(Server.word(account), JobState.word(state));
    new JobList(screen, JobList.Shape.ANY_STATE).print(options.server(), query, list);
    return 0;
  }
}
