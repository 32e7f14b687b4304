package org.caselli.fax.app.dispatch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.call.CallId;
import org.caselli.fax.domain.call.TransmissionReport;
import org.caselli.fax.port.CallEvent;
import org.caselli.fax.port.CallFate;
import org.caselli.fax.port.CallListener;
import org.caselli.fax.port.CallLookUp;
import org.caselli.fax.port.CallRequest;
import org.caselli.fax.port.EngineHealth;
import org.caselli.fax.port.TelephonyEngine;

/**
 * Takes every call and ends it when the test says so; counts by itself what is under way. It is
 * started before calls are sent, as engines are. Thread-safe.
 */
public final class ScriptedEngine implements TelephonyEngine {
  private final Map<UUID, CallRequest> live = new LinkedHashMap<>();
  private final List<CallRequest> sent = new ArrayList<>();
  private final List<UUID> cancelled = new ArrayList<>();
  private final List<UUID> settled = new ArrayList<>();
  private final List<UUID> left = new ArrayList<>();
  private final Map<UUID, CallFate> fates = new HashMap<>();
  private final Map<String, Integer> mostByAccount = new HashMap<>();
  private final Map<String, Integer> mostByNumber = new HashMap<>();
  private Optional<CallListener> listener = Optional.empty();
  private boolean connected = true;
  private boolean faulty;

  @Override
  public String name() {
    return "scripted";
  }

  @Override
  public void start(CallListener heard) {
    listener = Optional.of(heard);
  }

  @Override
  public void stop() {}

  @Override
  public synchronized Acceptance send(CallRequest request) {
    if (faulty) {
      throw new IllegalStateException("a fault of the engine");
    }
    if (!connected) {
      return Acceptance.NO_SWITCH;
    }
    live.put(request.call().value(), request);
    sent.add(request);
    mostByAccount.merge(request.account(), countLive(request.account()), Math::max);
    mostByNumber.merge(
        request.destination(),
        (int)
            live.values().stream()
                .filter(call -> call.destination().equals(request.destination()))
                .count(),
        Math::max);
    return Acceptance.ACCEPTED;
  }

  private int countLive(String account) {
    return (int) live.values().stream().filter(call -> call.account().equals(account)).count();
  }

  @Override
  public synchronized void cancel(CallId call) {
    cancelled.add(call.value());
  }

  @Override
  public synchronized CallFate lookUp(CallLookUp call) {
    return !connected
        ? new CallFate.Unreachable("No switch is connected")
        : fates.getOrDefault(call.call().value(), new CallFate.Unknown("not scripted"));
  }

  @Override
  public synchronized void settled(CallId call, String switchName) {
    settled.add(call.value());
  }

  @Override
  public synchronized void leave(CallId call) {
    left.add(call.value());
    live.remove(call.value());
  }

  @Override
  public synchronized EngineHealth health() {
    return new EngineHealth(connected, List.of());
  }

  /** From now on no switch is connected. */
  public synchronized void disconnect() {
    connected = false;
  }

  /** From now on a switch is connected. */
  public synchronized void connect() {
    connected = true;
  }

  /** Whether sending fails in a way that engines promise it never does. */
  public synchronized void faulty(boolean value) {
    faulty = value;
  }

  /** What became of a call, for {@link #lookUp}. */
  public synchronized void fate(UUID call, CallFate fate) {
    fates.put(call, fate);
  }

  /** Something happens on a call. */
  public void tell(CallEvent event) {
    listener.orElseThrow().on(event);
  }

  /** A call is over. */
  public void end(TransmissionReport report) {
    synchronized (this) {
      live.remove(report.call().value());
    }
    tell(new CallEvent.Ended(report.call(), report.endedAt(), report));
  }

  /** Some live call, which counts as over from now on; the caller ends it. */
  public synchronized Optional<CallRequest> hangUpAny(int which) {
    List<CallRequest> calls = List.copyOf(live.values());
    if (calls.isEmpty()) {
      return Optional.empty();
    }
    CallRequest call = calls.get(Math.floorMod(which, calls.size()));
    live.remove(call.call().value());
    return Optional.of(call);
  }

  /** All calls that were sent, in order. */
  public synchronized List<CallRequest> sent() {
    return List.copyOf(sent);
  }

  /** Calls under way, in order. */
  public synchronized List<CallRequest> live() {
    return List.copyOf(live.values());
  }

  public synchronized List<UUID> cancelled() {
    return List.copyOf(cancelled);
  }

  /** Calls whose end was told to be on record. */
  public synchronized List<UUID> settled() {
    return List.copyOf(settled);
  }

  /** Calls that were left to others. */
  public synchronized List<UUID> left() {
    return List.copyOf(left);
  }

  /** Asks whether a call may be made, as an engine does before it dials. */
  public boolean asksToDial(CallId call) {
    return listener.orElseThrow().mayDial(call);
  }

  /** Most calls at once of any account, by the account's 32 hex digits. */
  public synchronized Map<String, Integer> mostByAccount() {
    return Map.copyOf(mostByAccount);
  }

  /** Most calls at once to any number. */
  public synchronized Map<String, Integer> mostByNumber() {
    return Map.copyOf(mostByNumber);
  }
}
