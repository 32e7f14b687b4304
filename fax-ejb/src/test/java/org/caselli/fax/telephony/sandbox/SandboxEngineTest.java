package org.caselli.fax.telephony.sandbox;

import java.nio.file.Path;
import org.caselli.fax.port.TelephonyEngineContract;
import org.caselli.fax.port.TelephonyHarness;
import org.junit.jupiter.api.io.TempDir;

/** The sandbox keeps the contract of every engine. */
class SandboxEngineTest implements TelephonyEngineContract {
  @TempDir Path directory;

  @Override
  public TelephonyHarness harness() {
    return new SandboxHarness(directory);
  }
}
