package org.caselli.fax.telephony.sandbox;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.caselli.fax.port.CallRequest;
import org.caselli.fax.port.EventRecorder;
import org.caselli.fax.port.TelephonyEngine;
import org.caselli.fax.port.TelephonyHarness;
import org.caselli.fax.telephony.sandbox.FarSide.Declines;
import org.caselli.fax.telephony.sandbox.FarSide.FailsPhaseB;

/** The sandbox on a clock of the test, with a far side that the test chooses for each number. */
final class SandboxHarness implements TelephonyHarness {
  private static final Duration LONGER_THAN_ANY_CALL = Duration.ofHours(2);

  private final SettableScheduler scheduler = new SettableScheduler();
  private final Map<String, FarSide> farSides = new HashMap<>();
  private final SandboxEngine engine;
  private int callsSeen;

  SandboxHarness(Path directory) {
    FakeFiles files = new FakeFiles();
    SandboxSurroundings surroundings =
        new SandboxSurroundings(
            scheduler.clock(),
            scheduler,
            files,
            files,
            new RecordingHostedNumbers().hosting(files));
    this.engine =
        new SandboxEngine(surroundings, SandboxPace.shortened(), directory, this::farSide);
  }

  private FarSide farSide(CallRequest request) {
    callsSeen++;
    return farSides.get(request.destination());
  }

  @Override
  public TelephonyEngine engine() {
    return engine;
  }

  @Override
  public Dialling whenDialled(String number) {
    return new Script(number);
  }

  @Override
  public String file(int pages) {
    return FakeFiles.file(pages);
  }

  @Override
  public String missingFile() {
    return FakeFiles.MISSING;
  }

  @Override
  public int callsSeen() {
    return callsSeen;
  }

  @Override
  public void takeAwaySwitches() {
    engine.stop();
  }

  @Override
  public void until(EventRecorder recorder, BooleanSupplier reached) {
    while (!reached.getAsBoolean()) {
      if (!scheduler.runNext()) {
        throw new AssertionError("Nothing is planned any more, and it did not come to that");
      }
    }
  }

  @Override
  public void settle() {
    scheduler.advance(LONGER_THAN_ANY_CALL);
  }

  @Override
  public void close() {
    scheduler.shutdownNow();
  }

  private final class Script implements Dialling {
    private final String number;

    private Script(String number) {
      this.number = number;
    }

    private void is(FarSide side) {
      farSides.put(number, side);
    }

    @Override
    public void delivers() {
      is(FarSide.faxes());
    }

    @Override
    public void busy() {
      endsWith(486, "USER_BUSY", 17);
    }

    @Override
    public void noAnswer() {
      is(FarSide.noAnswer());
    }

    @Override
    public void rejects() {
      endsWith(603, "CALL_REJECTED", 21);
    }

    @Override
    public void unallocated() {
      endsWith(404, "UNALLOCATED_NUMBER", 1);
    }

    @Override
    public void endsWithCause(String cause, int q850) {
      endsWith(480, cause, q850);
    }

    private void endsWith(int sipStatus, String cause, int q850) {
      is(new Declines(sipStatus, cause, q850, false));
    }

    @Override
    public void ringsOn() {
      is(new FarSide.RingsOn());
    }

    @Override
    public void answersWithVoice() {
      is(new FailsPhaseB(T30Failure.T0_EXPIRED));
    }

    @Override
    public void failsTraining() {
      is(new FailsPhaseB(T30Failure.CANNOT_TRAIN));
    }

    @Override
    public void breaksOffAfterPage(int page) {
      is(FarSide.faxes().breaksOffAfter(page));
    }

    @Override
    public void stallsAfterPage(int page) {
      is(FarSide.faxes().stallsAfter(page));
    }

    @Override
    public void neverReports() {
      is(new FarSide.Silent());
    }

    @Override
    public void refusesT38() {
      is(FarSide.faxes().withoutT38());
    }
  }
}
