package org.caselli.fax.web.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsJsonTest {
  @Test
  void what_is_read_can_be_given_again_as_it_is() {
    ObjectNode system = SettingsJson.ofSystem(Map.of("max_outbound", 3));
    ObjectNode faxbox = SettingsJson.of(Map.of("content_mode", "photo"));

    assertThat(SettingsJson.read(system).toString()).isEqualTo("{max_outbound=3}");
    assertThat(SettingsJson.read(faxbox).toString()).isEqualTo("{content_mode=photo}");
  }

  @Test
  void the_system_tells_what_came_after_its_retired_settings() {
    ObjectNode system = SettingsJson.ofSystem(Map.of());

    assertThat(system.path("_retired").path("fax_converter").asText()).isNotBlank();
    assertThat(system.path("default").has("fax_converter")).isFalse();
  }
}
