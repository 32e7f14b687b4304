package org.caselli.fax.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.caselli.fax.flow.FaxClient;
import org.caselli.fax.flow.ServerDatabase;
import org.caselli.fax.flow.ServerUnderTest;
import org.caselli.fax.telephony.freeswitch.FetchingSwitch;
import org.caselli.fax.telephony.freeswitch.HandingSwitch;

/**
 * Calls that a switch hands over, as recorded, to the built server: how many are set up in a second
 * (from the connection to {@code rxfax}, with the reception on record), and what many in progress
 * at once cost. The switch is played by the same machine.
 */
public final class InboundBench {
  private static final String WAITING = "inbound-socket-listener-dies";
  private static final int WARM_UP = 500;
  private static final int CALLERS = 8;
  private static final int PATIENCE_S = 120;
  private static final byte[] NOTHING = {};

  private final ServerUnderTest server;
  private final HandingSwitch telephone;

  private InboundBench(ServerUnderTest server, HandingSwitch telephone) {
    this.server = server;
    this.telephone = telephone;
  }

  /** Argument: calls at once; none for 500. */
  public static void main(String[] arguments) throws Exception {
    int calls = arguments.length == 0 ? 500 : Integer.parseInt(arguments[0]);
    Path data = Files.createTempDirectory("caselli-bench");
    try (HandingSwitch telephone = new HandingSwitch()) {
      Path password = Files.writeString(data.resolve("esl-password"), FetchingSwitch.password());
      ServerUnderTest server =
          new ServerUnderTest(
              data,
              ServerDatabase.chosen(data),
              "",
              List.of(
                  "--engine",
                  "freeswitch",
                  "--switch",
                  telephone.listens(),
                  "--switch-password-file",
                  password.toString()));
      server.start();
      try {
        new InboundBench(server, telephone).measure(calls);
      } finally {
        server.stop();
      }
    }
  }

  private void measure(int calls) throws Exception {
    FaxClient client = new FaxClient(server);
    client.systemSetting("max_inbound", 100_000);
    client.systemSetting("inbound_max_calls", 100_000);
    ServerFigures figures = new ServerFigures(server.process().pid());
    end(setUp(client, WARM_UP).calls());
    int idleThreads = figures.threads();
    long idleHeap = figures.heapMib();
    long cpu = figures.cpuMs();
    SetUp setUp = setUp(client, calls);
    double cpuMs = (figures.cpuMs() - cpu) / (double) calls;
    print("calls in progress at once", "%.0f", calls);
    print("calls set up per second", "%.0f", calls * 1e9 / setUp.nanos());
    print("set up, median ms", "%.1f", at(setUp.delays(), 0.50));
    print("set up, p99 ms", "%.1f", at(setUp.delays(), 0.99));
    print("processor ms per call set up", "%.2f", cpuMs);
    print("threads: idle", "%.0f", idleThreads);
    print("threads: with these calls", "%.0f", figures.threads());
    print("heap MiB: idle", "%.0f", idleHeap);
    print("heap MiB: with these calls", "%.0f", figures.heapMib());
    end(setUp.calls());
  }

  private static void print(String what, String format, double value) {
    System.out.printf(Locale.ROOT, "%-30s %12s%n", what, String.format(Locale.ROOT, format, value));
  }

  private record SetUp(List<HandingSwitch.HandedCall> calls, List<Double> delays, long nanos) {}

  /** Hands calls over from a few callers, each waiting for rxfax before it makes the next. */
  private SetUp setUp(FaxClient client, int count) throws Exception {
    ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
    List<HandingSwitch.HandedCall> calls = new ArrayList<>();
    List<Double> delays = new ArrayList<>();
    long began = System.nanoTime();
    try {
      List<Future<Double>> answers = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        answers.add(callers.submit(() -> one(client, calls)));
      }
      for (Future<Double> answer : answers) {
        delays.add(answer.get());
      }
    } finally {
      callers.shutdownNow();
    }
    return new SetUp(calls, delays.stream().sorted().toList(), System.nanoTime() - began);
  }

  private double one(FaxClient client, List<HandingSwitch.HandedCall> calls) {
    long began = System.nanoTime();
    HandingSwitch.HandedCall call =
        telephone.call(server.eventSockets(), WAITING, client.number(), NOTHING);
    if (!call.awaitHeard("execute-app-name: rxfax", PATIENCE_S)) {
      throw new IllegalStateException("A call was not taken: " + call.heard());
    }
    synchronized (calls) {
      calls.add(call);
    }
    return (System.nanoTime() - began) / 1e6;
  }

  private static void end(List<HandingSwitch.HandedCall> calls) {
    calls.forEach(HandingSwitch.HandedCall::drop);
  }

  private static double at(List<Double> sorted, double part) {
    return sorted.get((int) Math.min(sorted.size() - 1.0, sorted.size() * part));
  }
}
