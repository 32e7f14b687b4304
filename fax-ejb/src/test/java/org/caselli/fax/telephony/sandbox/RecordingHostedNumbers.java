package org.caselli.fax.telephony.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.caselli.fax.domain.call.CallId;
import org.caselli.fax.domain.call.HangupCause;
import org.caselli.fax.domain.call.TransmissionReport;
import org.caselli.fax.domain.callflow.Answering;
import org.caselli.fax.domain.callflow.ArrivingCall;
import org.caselli.fax.domain.callflow.Route;
import org.caselli.fax.domain.callflow.T38Plan;
import org.caselli.fax.domain.reception.Reception;
import org.caselli.fax.port.CallRouting;
import org.caselli.fax.port.InboundCall;
import org.caselli.fax.port.InboundCalls;

/** Hosted numbers that keep what they get, or have no room for it. */
final class RecordingHostedNumbers implements CallRouting, InboundCalls, FileUpload {
  /** A fax that arrived. */
  record Arrived(CallId call, byte[] tiff) {}

  private final Set<String> hosted = ConcurrentHashMap.newKeySet();
  private final Map<CallId, InboundCall> calls = new LinkedHashMap<>();
  private final Map<CallId, TransmissionReport> reports = new LinkedHashMap<>();
  private final List<Arrived> arrived = new ArrayList<>();
  private final List<String> receptions = new ArrayList<>();
  private boolean full;
  private int failures;

  void host(String number) {
    hosted.add(number);
  }

  void fillUp() {
    full = true;
  }

  void makeRoom() {
    full = false;
  }

  /** The next so many times nothing can be stored. */
  void cannotStore(int times) {
    failures = times;
  }

  Hosting hosting(PageCutter cutter) {
    return new Hosting(this, this, cutter, this);
  }

  synchronized List<Arrived> arrived() {
    return List.copyOf(arrived);
  }

  /** The first call. */
  synchronized InboundCall call() {
    return calls.values().iterator().next();
  }

  /** How the first call ended. */
  synchronized TransmissionReport report() {
    return reports.values().iterator().next();
  }

  /** What was told about receptions, in order: a word, and how many pages there were. */
  synchronized List<String> receptions() {
    return List.copyOf(receptions);
  }

  @Override
  public Route routeCall(ArrivingCall call) {
    String number = call.dialled().number();
    if (!hosted.contains(number)) {
      return new Route.HangUp(HangupCause.NO_ROUTE_DESTINATION, "not hosted");
    }
    return new Route.Receive(
        new Reception.Whose(new UUID(1, 1), Optional.empty(), Optional.empty()),
        new Reception.Line(call.caller().number(), call.caller().name(), number),
        new Answering(
            new Answering.Shown("machine " + number, "", number, ""),
            ZoneOffset.UTC,
            true,
            true,
            T38Plan.NONE));
  }

  @Override
  public synchronized Begun begins(InboundCall call) {
    if (calls.putIfAbsent(call.call(), call) == null) {
      receptions.add("begins " + call.line().toNumber());
    }
    return new Begun(file(call.call()), address(call.call()));
  }

  private String file(CallId call) {
    return calls.get(call).leg().directory() + "/" + call + ".tiff";
  }

  @Override
  public synchronized void goesOn(CallId call, int pages, String remoteStationId) {
    receptions.add("goes on " + pages);
    throw new IllegalStateException("Whatever goes wrong here, the call goes on");
  }

  @Override
  public synchronized Next ends(TransmissionReport report) {
    if (full) {
      throw new IllegalStateException("No room for another fax");
    }
    receptions.add("ends after " + report.pagesConfirmed());
    reports.putIfAbsent(report.call(), report);
    return report.pagesConfirmed() > 0 ? Next.UPLOAD : Next.NOTHING;
  }

  private static String address(CallId call) {
    return "/fax/received/" + call;
  }

  @Override
  public synchronized void put(String path, Path file) throws IOException {
    if (failures-- > 0) {
      throw new IOException("Nothing can be stored now");
    }
    byte[] tiff = Files.readAllBytes(file);
    if (new String(tiff, UTF_8).equals("cut off")) {
      throw new IOException("This is no TIFF");
    }
    CallId call = CallId.parse(path.substring("/fax/received/".length()));
    arrived.add(new Arrived(call, tiff));
  }

  @Override
  public void store(CallId call, Path file) {
    throw new UnsupportedOperationException("The sandbox shares no directory");
  }

  @Override
  public synchronized List<AwaitedFile> awaited(String switchName) {
    return reports.keySet().stream()
        .filter(call -> reports.get(call).pagesConfirmed() > 0)
        .filter(call -> arrived.stream().noneMatch(each -> each.call().equals(call)))
        .map(call -> new AwaitedFile(call, file(call), address(call), false))
        .toList();
  }

  @Override
  public synchronized void notFetched(CallId call, String why) {
    receptions.add("not fetched");
  }

  @Override
  public void notAsked(CallId call) {
    throw new UnsupportedOperationException("The sandbox is always in reach");
  }

  @Override
  public synchronized void removed(CallId call) {
    receptions.add("removed");
  }
}
