package org.caselli.fax.faults.telephone;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * What the calls of a switch share: its one thread, its records, its log and the ear of whoever is
 * connected.
 */
final class Switchboard implements AutoCloseable {
  private static final long HELD_MS = 250;

  private final SwitchIdentity identity;
  private final ModDb records;
  private final CallLog log;
  private final SwitchFiles files;
  private final Faults faults = new Faults();
  private final ScheduledThreadPoolExecutor thread =
      new ScheduledThreadPoolExecutor(1, work -> Threads.daemon("calls", work));
  private final Map<String, Consumer<String>> living = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> dialled = new ConcurrentHashMap<>();
  private volatile Consumer<SwitchEvent> ear = event -> {};
  private volatile EventShuffle shuffle = new EventShuffle(0, 0, 0);
  private volatile long paceMs;

  Switchboard(SwitchIdentity identity, ModDb records, CallLog log, SwitchFiles files, long paceMs) {
    this.identity = identity;
    this.records = records;
    this.log = log;
    this.files = files;
    this.paceMs = paceMs;
    thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    thread.scheduleWithFixedDelay(this::sayHeld, HELD_MS, HELD_MS, TimeUnit.MILLISECONDS);
  }

  SwitchIdentity identity() {
    return identity;
  }

  ModDb records() {
    return records;
  }

  CallLog log() {
    return log;
  }

  SwitchFiles files() {
    return files;
  }

  Faults faults() {
    return faults;
  }

  /** Milliseconds that a page takes. */
  long paceMs() {
    return paceMs;
  }

  void pace(long ms) {
    paceMs = ms;
  }

  void heardBy(Consumer<SwitchEvent> listener) {
    ear = listener;
  }

  /** Events are shuffled in that way from now on. */
  void shuffle(EventShuffle how) {
    later(
        0,
        () -> {
          sayHeld();
          shuffle = how;
        });
  }

  /** Runs on the thread of the calls. */
  void later(long ms, Runnable task) {
    thread.schedule(
        () -> {
          try {
            task.run();
          } catch (RuntimeException e) {
            // One call that goes wrong must not take the others with it.
            e.printStackTrace();
          }
        },
        ms,
        TimeUnit.MILLISECONDS);
  }

  /** Says an event; on the thread of the calls. */
  void say(SwitchEvent event) {
    shuffle.next(event).forEach(ear);
  }

  /** Says an event to everybody, and to one more. */
  void say(SwitchEvent event, Consumer<SwitchEvent> also) {
    say(event);
    also.accept(event);
  }

  private void sayHeld() {
    shuffle.rest().forEach(ear);
  }

  /** The answer of a background job. */
  void jobDone(String job, String command, String result) {
    Map<String, String> headers = identity.headers("BACKGROUND_JOB");
    String[] words = command.split(" ", 2);
    headers.put("Job-UUID", job);
    headers.put("Job-Command", words[0]);
    headers.put("Job-Command-Arg", words.length > 1 ? words[1] : "");
    say(new SwitchEvent("BACKGROUND_JOB", headers, result));
  }

  /**
   * A channel comes to be.
   *
   * @param kill hangs it up with a cause
   * @return false when there is one of that id
   */
  boolean begin(String channel, Consumer<String> kill) {
    return living.putIfAbsent(channel, kill) == null;
  }

  void end(String channel) {
    living.remove(channel);
  }

  boolean lives(String channel) {
    return living.containsKey(channel);
  }

  int sessions() {
    return living.size();
  }

  Optional<Consumer<String>> killerOf(String channel) {
    return Optional.ofNullable(living.get(channel));
  }

  /** Counts the calls of earlier runs. */
  void remember(CallHistory earlier) {
    earlier.calls().stream()
        .filter(call -> !call.inbound())
        .map(CallHistory.Call::number)
        .forEach(this::nextCallTo);
  }

  /** Calls that a number had before this one, over all runs of the switch. */
  int nextCallTo(String number) {
    return dialled.computeIfAbsent(number, n -> new AtomicInteger()).getAndIncrement();
  }

  @Override
  public void close() {
    thread.shutdown();
  }
}
