package org.caselli.fax.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.caselli.fax.app.admin.InMemorySettings;
import org.caselli.fax.domain.settings.SettingScope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NextStartTest {
  @TempDir private Path data;
  private final InMemorySettings settings = new InMemorySettings();

  private void give(Map<String, Object> values) {
    settings.give(SettingScope.SYSTEM, new UUID(0, 0), values, "test");
  }

  @Test
  void the_next_start_knows_what_was_given_and_nothing_else() {
    NextStart next = new NextStart(data, settings);
    next.write();
    assertThat(data.resolve(NextStart.FILE)).isEmptyFile();

    give(Map.of("port", 31_000, "workers", 7, "max_outbound", 3));
    next.write();
    assertThat(data.resolve(NextStart.FILE))
        .hasContent("caselli.file.proxy.port=31000\ncaselli.file.proxy.workers=7\n");

    Map<String, Object> taken = new HashMap<>();
    taken.put("port", null);
    give(taken);
    next.write();
    assertThat(data.resolve(NextStart.FILE)).hasContent("caselli.file.proxy.workers=7\n");
  }

  @Test
  void what_has_not_changed_is_not_written_again_unless_it_is_gone() throws Exception {
    NextStart next = new NextStart(data, settings);
    give(Map.of("port", 31_000));
    next.write();
    Files.writeString(data.resolve(NextStart.FILE), "by another program");
    next.write();
    assertThat(data.resolve(NextStart.FILE)).hasContent("by another program");

    Files.delete(data.resolve(NextStart.FILE));
    next.write();

    assertThat(data.resolve(NextStart.FILE)).hasContent("caselli.file.proxy.port=31000\n");
    assertThat(data).isDirectoryNotContaining("glob:**.new");
  }
}
