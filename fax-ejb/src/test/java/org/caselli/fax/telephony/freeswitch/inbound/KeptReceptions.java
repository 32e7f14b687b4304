package org.caselli.fax.telephony.freeswitch.inbound;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import org.caselli.fax.domain.call.CallId;
import org.caselli.fax.domain.call.HangupCause;
import org.caselli.fax.domain.call.TransmissionReport;
import org.caselli.fax.domain.callflow.Route;
import org.caselli.fax.port.InboundCall;
import org.caselli.fax.port.InboundCalls;

/** Receptions in memory: what a server that keeps them is told, and which files it still wants. */
final class KeptReceptions implements InboundCalls {
  static final String PATH = "/fax/received/secret/";

  private final Map<CallId, InboundCall> begun = new LinkedHashMap<>();
  private final Map<CallId, TransmissionReport> ended = new LinkedHashMap<>();
  private final Map<CallId, Integer> pages = new LinkedHashMap<>();
  private final Map<CallId, String> stations = new LinkedHashMap<>();
  private final Map<String, Map<CallId, AwaitedFile>> awaited = new LinkedHashMap<>();
  private final Set<CallId> taken = new TreeSet<>(Comparator.comparing(CallId::toString));
  private final List<String> failures = new ArrayList<>();
  private final Set<CallId> unasked = new TreeSet<>(Comparator.comparing(CallId::toString));
  private final List<Path> shared = new ArrayList<>();
  private int refusals;
  private boolean full;

  /** The database is away for so many reports of an end. */
  synchronized void refuseEnds(int times) {
    refusals = times;
  }

  /** There is no room for a call. */
  synchronized void fill() {
    full = true;
  }

  @Override
  public synchronized Begun begins(InboundCall call) {
    if (full) {
      throw new NotAdmitted(new Route.HangUp(HangupCause.USER_BUSY, "Full"));
    }
    begun.put(call.call(), call);
    notifyAll();
    return new Begun(file(call), PATH + call.call() + ".tiff");
  }

  private static String file(InboundCall call) {
    return call.leg().directory() + "received_file_" + call.call() + ".tiff";
  }

  @Override
  public synchronized void goesOn(CallId call, int came, String remoteStationId) {
    pages.put(call, came);
    stations.put(call, remoteStationId);
    notifyAll();
  }

  @Override
  public synchronized Next ends(TransmissionReport report) {
    if (refusals > 0) {
      refusals--;
      throw new IllegalStateException("no database");
    }
    ended.putIfAbsent(report.call(), report);
    notifyAll();
    if (report.pagesConfirmed() == 0) {
      return Next.NOTHING;
    }
    return Next.UPLOAD;
  }

  private void await(CallId call, String switchName, boolean stored) {
    awaited
        .computeIfAbsent(switchName, name -> new LinkedHashMap<>())
        .put(call, new AwaitedFile(call, file(begun.get(call)), PATH + call + ".tiff", stored));
  }

  /** The switch is to be asked again. */
  synchronized void due(CallId call) {
    await(call, begun.get(call).leg().switchName(), false);
  }

  /** A file is waited for of which an earlier life of the server knew. */
  synchronized void remember(InboundCall call) {
    begun.put(call.call(), call);
    due(call.call());
  }

  /** The bytes have come, as by PUT. */
  synchronized void stored(CallId call) {
    await(call, begun.get(call).leg().switchName(), true);
  }

  @Override
  public synchronized void store(CallId call, Path file) {
    shared.add(file);
    stored(call);
  }

  @Override
  public synchronized List<AwaitedFile> awaited(String switchName) {
    List<AwaitedFile> due = List.copyOf(awaited.getOrDefault(switchName, Map.of()).values());
    awaited.remove(switchName);
    return due;
  }

  @Override
  public synchronized void notFetched(CallId call, String why) {
    failures.add(why);
    due(call);
    notifyAll();
  }

  @Override
  public synchronized void notAsked(CallId call) {
    unasked.add(call);
    notifyAll();
  }

  @Override
  public synchronized void removed(CallId call) {
    taken.add(call);
    notifyAll();
  }

  synchronized TransmissionReport report(CallId call) {
    return ended.get(call);
  }

  synchronized InboundCall call(CallId call) {
    return begun.get(call);
  }

  synchronized String station(CallId call) {
    return stations.getOrDefault(call, "");
  }

  synchronized int pages(CallId call) {
    return pages.getOrDefault(call, 0);
  }

  synchronized int endedCalls() {
    return ended.size();
  }

  synchronized boolean isEnded(CallId call) {
    return ended.containsKey(call);
  }

  synchronized boolean isTaken(CallId call) {
    return taken.contains(call);
  }

  synchronized boolean isUnasked(CallId call) {
    return unasked.contains(call);
  }

  synchronized List<String> failures() {
    return List.copyOf(failures);
  }

  synchronized List<Path> shared() {
    return List.copyOf(shared);
  }

  /** Waits for a change after which that is so; false when it takes longer. */
  synchronized boolean awaitThat(BooleanSupplier reached, int seconds) {
    long end = System.nanoTime() + seconds * 1_000_000_000L;
    try {
      while (!reached.getAsBoolean()) {
        long left = (end - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
          return false;
        }
        wait(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return reached.getAsBoolean();
  }
}
