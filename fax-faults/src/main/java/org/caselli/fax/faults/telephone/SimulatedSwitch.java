package org.caselli.fax.faults.telephone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.caselli.fax.faults.telephone.CallHistory.Happening;
import org.caselli.fax.faults.telephone.Faults.Fault;

/**
 * A switch in one run: event socket, records, log and calls. What it keeps lies in one directory,
 * from which the next run goes on; calls do not survive a run.
 */
final class SimulatedSwitch implements AutoCloseable {
  private static final int KILLED = 137;
  private static final long HEARTBEAT_MS = 20_000;
  private static final String LOG = "calls.jsonl";

  private final Terms terms;
  private final ModDb records;
  private final CallLog log;
  private final Switchboard board;
  private final EventSocketCommands commands;
  private final EventSocketServer server;

  /**
   * How it is to be.
   *
   * @param name what it calls itself
   * @param port of the event socket; 0 for any
   * @param pace how long a page takes
   * @param forget whether its mod_db begins empty
   */
  record Terms(
      String name, int port, String password, Path directory, Duration pace, boolean forget) {}

  SimulatedSwitch(Terms terms) throws IOException {
    this.terms = terms;
    Path directory = Files.createDirectories(terms.directory());
    this.records = new ModDb(directory.resolve("mod_db"), terms.forget());
    CallHistory earlier = CallHistory.read(log(directory));
    this.log = new CallLog(log(directory));
    SwitchIdentity identity =
        new SwitchIdentity(terms.name(), UUID.randomUUID().toString(), new AtomicLong());
    log.write(Happening.STARTED, "", "core", identity.core());
    SwitchFiles files = new SwitchFiles(directory.resolve("disk"));
    this.board = new Switchboard(identity, records, log, files, terms.pace().toMillis());
    board.remember(earlier);
    this.commands = new EventSocketCommands(board, new SwitchApi(board), terms.password());
    this.server = new EventSocketServer(terms.port(), commands);
    board.heardBy(server::say);
    board.faults().carriedOutBy(this::happen);
    beat();
  }

  /** Where the switch in that directory keeps its log. */
  static Path log(Path directory) {
    return directory.resolve(LOG);
  }

  private void beat() {
    board.later(
        HEARTBEAT_MS,
        () -> {
          var headers = board.identity().headers("HEARTBEAT");
          headers.put("Session-Count", String.valueOf(board.sessions()));
          board.say(new SwitchEvent("HEARTBEAT", headers, ""));
          beat();
        });
  }

  private void happen(Fault fault) {
    switch (fault) {
      case HALT -> {
        log.write(Happening.DIED, "");
        Runtime.getRuntime().halt(KILLED);
      }
      case CUT -> server.cut();
      case HALF_OPEN -> server.fallSilent();
      case GARBAGE -> server.sendGarbage();
      case REFUSE -> {
        server.refuse(true);
        server.cut();
      }
    }
  }

  /** Falls behind: commands are read late, and calls begun late after they were taken. */
  void late(long commandsMs, long callsMs) {
    commands.late(commandsMs, callsMs);
  }

  /** Ends every lasting fault, and forgets those that have not happened. */
  void heal() {
    board.faults().forget();
    board.shuffle(new EventShuffle(0, 0, 0));
    commands.late(0, 0);
    server.refuse(false);
    server.speakAgain();
  }

  Switchboard board() {
    return board;
  }

  int port() {
    return server.port();
  }

  int connections() {
    return server.connections();
  }

  String name() {
    return terms.name();
  }

  @Override
  public void close() throws IOException {
    server.close();
    commands.close();
    board.close();
    log.close();
    records.close();
  }
}
