package org.caselli.fax.faults.telephone;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Runs one simulated switch until it is killed. It says on its first line of output where it
 * listens.
 */
@Command(
    name = "simulated-switch",
    mixinStandardHelpOptions = true,
    description = "Plays a FreeSWITCH to the fax server, and logs what really happened.")
final class SwitchProgram implements Callable<Integer> {
  @Option(names = "--name", defaultValue = "simulated", description = "What it calls itself.")
  private String name;

  @Option(
      names = "--event-socket-port",
      defaultValue = "8021",
      description = "0 for any that is free.")
  private int eventSocketPort;

  @Option(names = "--control-port", defaultValue = "0", description = "0 for any that is free.")
  private int controlPort;

  @Option(names = "--password", defaultValue = "ClueCon", description = "Of the event socket.")
  private String password;

  @Option(names = "--data", required = true, description = "Directory of its log and records.")
  private Path data;

  @Option(names = "--pace", defaultValue = "200", description = "Milliseconds that a page takes.")
  private long paceMs;

  @Option(names = "--forget", description = "Begin with an empty mod_db.")
  private boolean forget;

  /** Starts the program; it ends with 1 when a port is taken. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new SwitchProgram()).execute(arguments));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    SimulatedSwitch.Terms terms =
        new SimulatedSwitch.Terms(
            name, eventSocketPort, password, data, Duration.ofMillis(paceMs), forget);
    try (SimulatedSwitch simulated = new SimulatedSwitch(terms);
        ControlPort control = new ControlPort(simulated, controlPort)) {
      System.out.println("ready event_socket=" + simulated.port() + " control=" + control.port());
      System.out.flush();
      Thread.currentThread().join();
      return 0;
    }
  }
}
