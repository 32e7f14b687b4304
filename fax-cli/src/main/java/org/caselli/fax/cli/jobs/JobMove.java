package org.caselli.fax.cli.jobs;

import java.util.Map;
import org.caselli.fax.cli.print.Screen;
import org.caselli.fax.cli.server.Server;
import org.caselli.fax.cli.server.ServerOptions;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A job that is to be moved to another state. The server knows which moves are allowed. */
public final class JobMove {

  @Mixin private final ServerOptions options = new ServerOptions();

  @Option(names = "--json", description = "print JSON for programs")
  private boolean json;

  @Parameters(index = "0", paramLabel = "JOB", description = "id of the job")
  private String job = "";

  void to(String state, Screen screen) {
    options.server().call("POST", "/maintenance/jobs/" + Server.word(job), Map.of("status", state));
    if (json) {
      screen.json(Map.of("id", job, "status", state));
    } else {
      screen.say(job + " -> " + state);
    }
  }
}
