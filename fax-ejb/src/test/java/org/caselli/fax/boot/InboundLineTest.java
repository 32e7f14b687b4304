package org.caselli.fax.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.caselli.fax.app.admin.InMemorySettings;
import org.caselli.fax.domain.settings.SettingScope;
import org.caselli.fax.telephony.freeswitch.inbound.InboundTerms;
import org.junit.jupiter.api.Test;

class InboundLineTest {
  private final InMemorySettings settings = new InMemorySettings();

  private void give(Map<String, Object> values) {
    settings.give(SettingScope.SYSTEM, new UUID(0, 0), values, "test");
  }

  @Test
  void calls_are_taken_on_the_terms_of_the_settings() {
    give(
        Map.of(
            "inbound_switches", "192.0.2.7  10.0.0.0/8",
            "inbound_max_calls", 3,
            "fax_file_path", "/var/spool/fax",
            "received_file_directory", "/mnt/spool",
            "file_proxy_address", "http://fax.example.net",
            "call_command.store_file.fax.save_timeout_ms", 9_000));

    InboundTerms terms = InboundLine.terms(settings.system());

    assertThat(terms.allowed()).containsExactly("192.0.2.7", "10.0.0.0/8");
    assertThat(terms.maxCalls()).isEqualTo(3);
    assertThat(terms.directory()).isEqualTo("/var/spool/fax/");
    assertThat(terms.shared()).contains(Path.of("/mnt/spool"));
    assertThat(terms.fileProxy()).isEqualTo("http://fax.example.net");
    assertThat(terms.transferLimit()).isEqualTo(Duration.ofSeconds(9));
  }

  @Test
  void without_settings_the_switch_uploads_from_its_temporary_directory() {
    InboundTerms terms = InboundLine.terms(settings.system());

    assertThat(terms.allowed()).isEmpty();
    assertThat(terms.directory()).isEqualTo("/tmp/");
    assertThat(terms.shared()).isEmpty();
  }

  @Test
  void the_port_is_that_of_the_setting_and_the_offset() {
    assertThat(InboundLine.port(settings)).isEqualTo(8084);

    give(Map.of("inbound_port", 9_084));

    assertThat(InboundLine.port(settings)).isEqualTo(9_084);
  }
}
