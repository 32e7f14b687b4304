package org.caselli.fax.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.caselli.fax.app.admin.InMemorySettings;
import org.caselli.fax.domain.settings.SettingScope;
import org.caselli.fax.imaging.worker.WorkerLimits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConvertersTest {
  private final InMemorySettings settings = new InMemorySettings();
  private final ScheduledExecutorService threads = Executors.newSingleThreadScheduledExecutor();
  private final Converters converters =
      new Converters(Bootstrap.read(), settings, threads, threads);

  @AfterEach
  void close() {
    threads.shutdownNow();
  }

  @Test
  void workers_are_as_many_and_as_large_as_the_settings_say() {
    give(
        Map.of(
            "conversion_workers", 5,
            "conversion_worker_memory", 333,
            "conversion_documents_per_worker", 77));

    assertThat(converters.workerLimits()).isEqualTo(new WorkerLimits(5, 333, 77));
  }

  @Test
  void office_is_used_when_it_is_enabled_and_once_when_it_is_serialised() {
    assertThat(converters.officeWanted()).isTrue();
    assertThat(converters.officeProcesses()).isEqualTo(1);

    give(Map.of("enable_openoffice", false, "serialize_openoffice", false));

    assertThat(converters.officeWanted()).isFalse();
    assertThat(converters.officeProcesses()).isEqualTo(2);
  }

  private void give(Map<String, Object> values) {
    settings.give(SettingScope.SYSTEM, new UUID(0, 0), values, "test");
  }
}
