package org.caselli.fax.faults.telephone;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Carries out what clients of the event socket want. Thread-safe. */
final class EventSocketCommands implements EventClient.Commands, AutoCloseable {
  private static final String GOODBYE =
      "Disconnected, goodbye.\nSee you at ClueCon! http://www.cluecon.com/\n";

  private final Switchboard board;
  private final SwitchApi api;
  private final String password;
  private final ExecutorService background =
      Executors.newCachedThreadPool(work -> Threads.daemon("background job", work));
  private final Backlog late = new Backlog("late commands");
  private final Backlog lateCalls = new Backlog("late calls");
  private final Set<EventClient> admitted = ConcurrentHashMap.newKeySet();

  EventSocketCommands(Switchboard board, SwitchApi api, String password) {
    this.board = board;
    this.api = api;
    this.password = password;
  }

  /** Commands are read so late, and calls begun so late after they were taken. */
  void late(long commandsMs, long callsMs) {
    late.late(commandsMs);
    lateCalls.late(callsMs);
  }

  @Override
  public void command(EventClient client, List<String> lines) {
    late.add(() -> carryOut(client, lines));
  }

  private void carryOut(EventClient client, List<String> lines) {
    String[] words = lines.get(0).split(" ", 2);
    String rest = words.length > 1 ? words[1].strip() : "";
    if (words[0].equals("auth")) {
      authenticate(client, rest);
    } else if (!admitted.contains(client)) {
      client.reply("-ERR command not found");
    } else {
      admitted(client, words[0], rest, lines);
    }
  }

  private void admitted(EventClient client, String command, String rest, List<String> lines) {
    switch (command) {
      case "event" -> subscribe(client, rest);
      case "noevents" -> {
        client.unsubscribe();
        client.reply("+OK no longer listening for events");
      }
      case "filter" -> filter(client, rest);
      case "api" -> client.respond(api.run(rest));
      case "bgapi" -> inBackground(client, rest, job(lines));
      case "exit" -> {
        client.reply("+OK bye");
        client.sayGoodbye(GOODBYE);
      }
      default -> client.reply("-ERR command not found");
    }
  }

  private void authenticate(EventClient client, String given) {
    if (given.equals(password)) {
      admitted.add(client);
      client.reply("+OK accepted");
    } else {
      client.reply("-ERR invalid");
      client.sayGoodbye(GOODBYE);
    }
  }

  private static void subscribe(EventClient client, String rest) {
    List<String> names = List.of(rest.split(" +"));
    if (names.get(0).equals("plain")) {
      client.subscribe(names.subList(1, names.size()));
      client.reply("+OK event listener enabled plain");
    } else {
      client.reply("-ERR only plain events are simulated");
    }
  }

  private static void filter(EventClient client, String rest) {
    String[] words = rest.split(" ", 2);
    client.filter(words[0], words.length > 1 ? words[1] : "");
    client.reply(
        "+OK filter added. [" + words[0] + "]=[" + (words.length > 1 ? words[1] : "") + "]");
  }

  private static String job(List<String> lines) {
    return lines.stream()
        .filter(line -> line.startsWith("Job-UUID: "))
        .map(line -> line.substring("Job-UUID: ".length()))
        .findFirst()
        .orElseGet(() -> UUID.randomUUID().toString());
  }

  private void inBackground(EventClient client, String command, String job) {
    client.send(
        "Content-Type: command/reply\nReply-Text: +OK Job-UUID: "
            + job
            + "\nJob-UUID: "
            + job
            + "\n\n");
    background.execute(
        () -> {
          if (command.startsWith("originate ")) {
            originate(command.substring("originate ".length()), job);
          } else {
            String result = api.run(command);
            board.later(0, () -> board.jobDone(job, command, result));
          }
        });
  }

  private void originate(String arguments, String job) {
    try {
      Originate command = Originate.parse(arguments);
      String asked = command.variable("origination_uuid");
      String uuid = asked.isEmpty() ? UUID.randomUUID().toString() : asked;
      board.files().pages(command.file());
      lateCalls.add(() -> board.later(0, () -> dial(command, uuid, job)));
    } catch (IllegalArgumentException e) {
      board.later(0, () -> board.jobDone(job, "originate", "-USAGE: " + e.getMessage() + "\n"));
    }
  }

  private void dial(Originate command, String uuid, String job) {
    OutboundCall[] call = new OutboundCall[1];
    if (board.begin(uuid, cause -> board.later(0, () -> call[0].kill(cause)))) {
      call[0] = new OutboundCall(board, command, job, uuid);
      call[0].begin();
    } else {
      board.jobDone(job, "originate", "-ERR DESTINATION_OUT_OF_ORDER\n");
    }
  }

  @Override
  public void close() {
    background.shutdownNow();
  }
}
