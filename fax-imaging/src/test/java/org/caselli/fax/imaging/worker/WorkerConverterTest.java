package org.caselli.fax.imaging.worker;

import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.caselli.fax.imaging.FaxConverter;
import org.caselli.fax.imaging.FaxConverterContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The contract with real workers on the class path of the tests. */
class WorkerConverterTest extends FaxConverterContract {

  @TempDir static Path home;

  private static final ScheduledExecutorService scheduler =
      Executors.newSingleThreadScheduledExecutor();
  private static WorkerConverter workers;

  @BeforeAll
  static void start() {
    workers =
        new WorkerConverter(home, WorkerProgram.ofThisProcess(), WorkerLimits::defaults, scheduler);
  }

  @AfterAll
  static void stop() {
    workers.close();
    scheduler.shutdown();
  }

  @Override
  protected FaxConverter converter() {
    return workers;
  }
}
