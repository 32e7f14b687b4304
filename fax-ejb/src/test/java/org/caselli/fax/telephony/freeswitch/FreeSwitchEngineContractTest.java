package org.caselli.fax.telephony.freeswitch;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.caselli.fax.domain.call.CallId;
import org.caselli.fax.port.CallFate;
import org.caselli.fax.port.CallListener;
import org.caselli.fax.port.CallLookUp;
import org.caselli.fax.port.CallRequest;
import org.caselli.fax.port.EngineHealth;
import org.caselli.fax.port.EventRecorder;
import org.caselli.fax.port.TelephonyEngine;
import org.caselli.fax.port.TelephonyEngineContract;
import org.caselli.fax.port.TelephonyHarness;

class FreeSwitchEngineContractTest implements TelephonyEngineContract {

  @Override
  public TelephonyHarness harness() {
    return new Harness();
  }

  private static final class Harness implements TelephonyHarness {
    private static final CallId NOBODY = CallId.parse("ffffffff-ffff-4fff-bfff-ffffffffffff");

    private final ScriptedSwitch scripted = new ScriptedSwitch();
    private final EngineThreads threads = new EngineThreads();
    private final FreeSwitchEngine engine =
        new FreeSwitchEngine(
            List.of(scripted.address("fs1")), TestSettings.impatient(), Clock.systemUTC(), threads);

    @Override
    public TelephonyEngine engine() {
      return new Connected(engine);
    }

    @Override
    public Dialling whenDialled(String number) {
      return new Script(scripted, number);
    }

    @Override
    public String file(int pages) {
      return ScriptedSwitch.file(pages);
    }

    @Override
    public String missingFile() {
      return ScriptedSwitch.MISSING;
    }

    @Override
    public int callsSeen() {
      return scripted.originates.size();
    }

    @Override
    public void takeAwaySwitches() {
      scripted.vanish();
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (engine.health().able() && System.nanoTime() < deadline) {
        Thread.onSpinWait();
      }
    }

    @Override
    public boolean hasWire() {
      return true;
    }

    @Override
    public void loseConnection() {
      scripted.vanish();
    }

    /** Answers come after the events that were sent before them; then the executor runs dry. */
    @Override
    public void settle() {
      if (engine.health().able()) {
        engine.lookUp(new CallLookUp(NOBODY, "", 0, 1));
      }
      threads.awaitAtMost(1, (int) Duration.ofSeconds(5).toSeconds());
    }

    @Override
    public void close() {
      scripted.close();
      threads.close();
    }
  }

  /** The contract begins with an engine that is connected, which takes a moment after the start. */
  private record Connected(FreeSwitchEngine engine) implements TelephonyEngine {
    @Override
    public String name() {
      return engine.name();
    }

    @Override
    public void start(CallListener listener) {
      engine.start(listener);
      new EventRecorder().await(() -> engine.health().able(), TelephonyHarness.PATIENCE);
    }

    @Override
    public void stop() {
      engine.stop();
    }

    @Override
    public Acceptance send(CallRequest request) {
      return engine.send(request);
    }

    @Override
    public void cancel(CallId call) {
      engine.cancel(call);
    }

    @Override
    public CallFate lookUp(CallLookUp call) {
      return engine.lookUp(call);
    }

    @Override
    public void settled(CallId call, String switchName) {
      engine.settled(call, switchName);
    }

    @Override
    public void leave(CallId call) {
      engine.leave(call);
    }

    @Override
    public EngineHealth health() {
      return engine.health();
    }
  }

  private record Script(ScriptedSwitch scripted, String number)
      implements TelephonyHarness.Dialling {
    @Override
    public void delivers() {
      scripted.whenDialled(number, call -> call.deliver(true));
    }

    @Override
    public void busy() {
      scripted.whenDialled(number, ScriptedSwitch.Call::busy);
    }

    @Override
    public void noAnswer() {
      scripted.whenDialled(number, call -> call.ring().refuse("NO_ANSWER", 19, "480"));
    }

    @Override
    public void rejects() {
      scripted.whenDialled(number, call -> call.refuse("CALL_REJECTED", 21, "603"));
    }

    @Override
    public void unallocated() {
      scripted.whenDialled(number, call -> call.refuse("UNALLOCATED_NUMBER", 1, "404"));
    }

    @Override
    public void endsWithCause(String cause, int q850) {
      scripted.whenDialled(number, call -> call.refuse(cause, q850, "480"));
    }

    @Override
    public void ringsOn() {
      scripted.whenDialled(number, ScriptedSwitch.Call::ring);
    }

    @Override
    public void answersWithVoice() {
      scripted.whenDialled(
          number,
          call -> call.ring().answer().fail(2, "Timed out waiting for initial communication"));
    }

    @Override
    public void failsTraining() {
      scripted.whenDialled(
          number,
          call ->
              call.ring()
                  .answer()
                  .negotiate(true)
                  .fail(6, "Failed to train with any of the compatible modems"));
    }

    @Override
    public void breaksOffAfterPage(int page) {
      scripted.whenDialled(
          number,
          call ->
              call.ring()
                  .answer()
                  .negotiate(true)
                  .confirm(page)
                  .fail(49, "The call dropped prematurely"));
    }

    @Override
    public void stallsAfterPage(int page) {
      scripted.whenDialled(number, call -> call.ring().answer().negotiate(true).confirm(page));
    }

    @Override
    public void neverReports() {
      scripted.whenDialled(number, call -> call.ring().answer());
    }

    @Override
    public void refusesT38() {
      scripted.whenDialled(number, call -> call.deliver(false));
    }

    @Override
    public void deliversWithDisorder() {
      scripted.whenDialled(
          number,
          call -> {
            call.disordered().deliver(true);
            call.sendHeld();
          });
    }
  }
}
