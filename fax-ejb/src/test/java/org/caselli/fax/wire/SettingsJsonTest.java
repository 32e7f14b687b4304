package org.caselli.fax.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.settings.EffectiveSetting;
import org.caselli.fax.domain.settings.SettingScope;
import org.junit.jupiter.api.Test;

class SettingsJsonTest {
  private static ObjectNode json(String text) {
    return Json.parse(text.getBytes(UTF_8));
  }

  @Test
  void what_is_read_can_be_given_again_as_it_is() {
    ObjectNode system = SettingsJson.ofSystem("fax", Map.of("max_outbound", 3));
    ObjectNode faxbox = SettingsJson.of("fax", Map.of("content_mode", "photo"));

    assertThat(SettingsJson.read("fax", system).toString()).isEqualTo("{max_outbound=3}");
    assertThat(SettingsJson.read("fax", faxbox).toString()).isEqualTo("{content_mode=photo}");
  }

  @Test
  void what_a_browser_client_says_of_itself_is_no_setting() {
    ObjectNode given =
        json("{\"max_outbound\":3,\"ui_metadata\":{\"version\":\"5\",\"ui\":\"monster-ui\"}}");

    assertThat(SettingsJson.read("fax", given)).isEqualTo(Map.of("max_outbound", 3));
    assertThat(SettingsJson.read("fax", json("{\"default\":" + given + "}")))
        .isEqualTo(Map.of("max_outbound", 3));
  }

  @Test
  void the_system_tells_what_came_after_its_retired_settings() {
    ObjectNode system = SettingsJson.ofSystem("fax", Map.of());

    assertThat(system.path("_retired").path("fax_converter").asText()).isNotBlank();
    assertThat(system.path("default").has("fax_converter")).isFalse();
    assertThat(SettingsJson.ofSystem("crossbar", Map.of()).has("_retired")).isFalse();
  }

  @Test
  void a_category_shows_what_kazoo_keeps_there_as_kazoo_nests_it() {
    Map<String, Object> given =
        Map.of("attachment_format", "tiff", "max_outbound", 3, "tasks.fax_cleanup.enabled", true);

    ObjectNode converter = SettingsJson.ofSystem("kazoo_convert", given);
    assertThat(converter.path("default").toString())
        .isEqualTo("{\"fax\":{\"attachment_format\":\"tiff\"}}");
    assertThat(SettingsJson.read("kazoo_convert", converter))
        .isEqualTo(Map.of("kazoo_convert.fax.attachment_format", "tiff"));
    assertThat(SettingsJson.of("tasks.fax_cleanup", given).toString())
        .isEqualTo("{\"enabled\":true,\"id\":\"tasks.fax_cleanup\"}");
    assertThat(SettingsJson.of("fax", given).has("tasks.fax_cleanup.enabled")).isTrue();
  }

  @Test
  void nested_values_are_read_flat_and_objects_whole() {
    ObjectNode data =
        json(
            "{\"fax\":{\"attachment_format\":\"pdf\",\"what\":{\"is\":1}},"
                + "\"reschedule\":{\"busy\":{\"retry-after\":60}}}");

    assertThat(SettingsJson.read("fax", data))
        .containsOnlyKeys("fax.attachment_format", "fax.what.is", "reschedule")
        .containsEntry("reschedule", Map.of("busy", Map.of("retry-after", 60)));
  }

  @Test
  void settings_of_a_single_node_are_refused() {
    ObjectNode data = json("{\"default\":{},\"fax@node1\":{\"port\":1}}");

    assertThatThrownBy(() -> SettingsJson.read("fax", data))
        .isInstanceOf(FaxException.class)
        .hasMessageContaining("fax@node1");
  }

  @Test
  void what_holds_is_told_with_where_it_comes_from() {
    List<EffectiveSetting> settings =
        EffectiveSetting.resolve(
            SettingScope.ACCOUNT,
            Map.of(
                SettingScope.SYSTEM,
                Map.of("max_outbound", 5, "max_pages", 6),
                SettingScope.ACCOUNT,
                Map.of("max_pages", 7)));

    ObjectNode data = SettingsJson.withOrigins("fax", settings);
    assertThat(data.path("max_outbound").toString())
        .isEqualTo("{\"value\":5,\"origin\":\"system\"}");
    assertThat(data.path("max_pages").toString()).isEqualTo("{\"value\":7,\"origin\":\"account\"}");
    assertThat(data.path("endpoint_timeout").toString())
        .isEqualTo("{\"value\":40,\"origin\":\"default\"}");
    assertThat(data.has("port")).isFalse();
  }
}
