package org.caselli.fax.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.caselli.fax.domain.faxbox.Faxbox;
import org.caselli.fax.domain.faxbox.FaxboxDocument;
import org.caselli.fax.domain.problem.FaxException;
import org.junit.jupiter.api.Test;

class FaxboxJsonTest {
  private final FaxboxDocument present =
      new FaxboxDocument(
          Map.of("name", "front desk", "media", Map.of("fax_option", true, "other", 1)));

  private static ObjectNode json(String text) {
    return Json.parse(text.getBytes(UTF_8));
  }

  @Test
  void a_patch_is_judged_together_with_what_is_there() {
    FaxboxDocument patched = FaxboxJson.patched(present, json("{\"custom\":{\"a\":1}}"));

    assertThat(patched.text("name")).contains("front desk");
    assertThat(patched.fields()).containsEntry("custom", Map.of("a", 1));
  }

  @Test
  void null_removes_a_field_also_a_nested_one() {
    FaxboxDocument patched = FaxboxJson.patched(present, json("{\"media\":{\"other\":null}}"));

    assertThat(patched.fields()).containsEntry("media", Map.of("fax_option", true));
  }

  @Test
  void a_field_that_was_removed_stays_away_even_if_it_has_a_default() {
    FaxboxDocument created = FaxboxJson.read(json("{\"name\":\"a\"}"));

    FaxboxDocument patched = FaxboxJson.patched(created, json("{\"fax_header\":null}"));

    assertThat(created.fields()).containsKey("fax_header");
    assertThat(patched.fields()).doesNotContainKey("fax_header");
  }

  @Test
  void a_patch_that_removes_the_name_is_refused() {
    assertThatExceptionOfType(FaxException.class)
        .isThrownBy(() -> FaxboxJson.patched(present, json("{\"name\":null}")))
        .satisfies(e -> assertThat(e.violations().get(0).path()).isEqualTo("name"));
  }

  @Test
  void what_the_server_assigns_cannot_be_given() {
    FaxboxDocument document =
        FaxboxJson.read(json("{\"name\":\"a\",\"id\":\"x\",\"smtp_email_address\":\"y\"}"));

    assertThat(document.fields()).doesNotContainKeys("id", "smtp_email_address");
  }

  @Test
  void a_time_zone_must_exist_unless_it_is_inherited() {
    assertThat(FaxboxJson.read(json("{\"name\":\"a\",\"fax_timezone\":\"inherit\"}"))).isNotNull();
    assertThatExceptionOfType(FaxException.class)
        .isThrownBy(() -> FaxboxJson.read(json("{\"name\":\"a\",\"fax_timezone\":\"Mars/Base\"}")));
  }

  @Test
  void the_wire_shows_the_id_and_the_mail_domain() {
    UUID id = UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");
    Faxbox box = new Faxbox(id, new UUID(1, 1), "ab.example.com", present, Instant.EPOCH);

    ObjectNode json = FaxboxJson.of(box);

    assertThat(json.get("id").asText()).isEqualTo("00112233445566778899aabbccddeeff");
    assertThat(json.get("smtp_email_address").asText()).isEqualTo("ab.example.com");
    assertThat(json.get("created").asLong()).isEqualTo(62_167_219_200L);
  }
}
