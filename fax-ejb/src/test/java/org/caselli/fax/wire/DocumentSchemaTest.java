package org.caselli.fax.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentSchemaTest {
  private static ObjectNode fax(String more) {
    return Json.parse(("{\"from_number\":\"1\",\"to_number\":\"2\"" + more + "}").getBytes(UTF_8));
  }

  private static ObjectNode faults(DocumentSchema schema, ObjectNode document) {
    InvalidDocument invalid =
        catchThrowableOfType(InvalidDocument.class, () -> schema.validated(document));
    assertThat(invalid).isNotNull();
    return invalid.faults();
  }

  @Test
  void a_missing_field_is_named_by_its_path_and_rule() {
    ObjectNode faults = faults(DocumentSchema.FAX, Json.object().put("from_number", "1"));

    assertThat(faults.size()).isEqualTo(1);
    assertThat(faults.at("/to_number/required/message").asText()).contains("required");
  }

  @Test
  void a_nested_path_is_dotted() {
    ObjectNode faults = faults(DocumentSchema.FAX, fax(",\"document\":{\"url\":\"ftp://x/y\"}"));

    JsonNode fault = faults.path("document.url").path("pattern");
    assertThat(fault.path("value").asText()).isEqualTo("ftp://x/y");
    assertThat(fault.path("target").asText()).startsWith("^");
  }

  @Test
  void a_fault_tells_the_limit_and_the_value() {
    JsonNode fault = faults(DocumentSchema.FAX, fax(",\"retries\":9")).at("/retries/maximum");

    assertThat(fault.path("target").asInt()).isEqualTo(4);
    assertThat(fault.path("value").asInt()).isEqualTo(9);
  }

  @ParameterizedTest
  @ValueSource(strings = {"scanner@office.local", "root@localhost", "müller@bücher.example"})
  void a_mail_address_may_be_of_a_network_of_ones_own_or_in_any_script(String address) {
    ObjectNode user = Json.object().put("username", "rossi").put("email", address);

    assertThat(DocumentSchema.USER.validated(user).path("email").asText()).isEqualTo(address);
  }

  @Test
  void what_is_no_mail_address_is_told_so() {
    ObjectNode user = Json.object().put("username", "rossi").put("email", "rossi");

    assertThat(faults(DocumentSchema.USER, user).at("/email/format/message").asText())
        .contains("must be a valid RFC 5321 Mailbox");
  }

  @Test
  void all_faults_are_told_at_once() {
    ObjectNode faults =
        faults(DocumentSchema.FAX, fax(",\"retries\":-1,\"document\":{\"method\":\"put\"}"));

    assertThat(faults.at("/retries/minimum").isMissingNode()).isFalse();
    assertThat(faults.path("document.url").has("required")).isTrue();
    assertThat(faults.path("document.method").has("enum")).isTrue();
  }

  @Test
  void by_schema_strict_validation_mistakes_of_type_are_refused() {
    ObjectNode document =
        Json.parse("{\"to_number\":\"2\",\"from_number\":\"1\",\"retries\":\"3\"}".getBytes(UTF_8));
    assertThat(DocumentSchema.FAX.validated(document).get("retries").asInt()).isEqualTo(3);

    DocumentSchema.refuseMistakenTypes(() -> true);
    try {
      assertThat(faults(DocumentSchema.FAX, document).at("/retries/type").isMissingNode())
          .isFalse();
    } finally {
      DocumentSchema.refuseMistakenTypes(() -> false);
    }
  }

  @Test
  void obvious_mistakes_of_type_are_repaired() {
    ObjectNode document =
        DocumentSchema.FAX.validated(
            Json.parse(
                ("{\"from_number\":15551234567,\"to_number\":\"2\",\"retries\":\"3\","
                        + "\"ensure_valid_caller_id\":\"true\",\"flags\":[1,\"b\"]}")
                    .getBytes(UTF_8)));

    assertThat(document.get("from_number").textValue()).isEqualTo("15551234567");
    assertThat(document.get("retries").isInt()).isTrue();
    assertThat(document.get("retries").asInt()).isEqualTo(3);
    assertThat(document.get("ensure_valid_caller_id").isBoolean()).isTrue();
    assertThat(document.at("/flags/0").isTextual()).isTrue();
  }

  @Test
  void a_repaired_value_is_judged_again() {
    assertThat(faults(DocumentSchema.FAX, fax(",\"retries\":\"9\"")).at("/retries").has("maximum"))
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource({"retries, \"3.5\"", "retries, \"many\"", "bypass_e164, \"yes\"", "document, \"x\""})
  void what_is_no_obvious_mistake_stays_one(String field, String value) {
    ObjectNode document = fax("").put(field, value.replace("\"", ""));

    assertThat(faults(DocumentSchema.FAX, document).path(field).has("type")).isTrue();
  }

  @Test
  void unknown_properties_stay_and_private_ones_go() {
    ObjectNode document =
        DocumentSchema.FAX.validated(
            fax(",\"invoice\":7,\"pvt_account_id\":\"x\",\"_rev\":\"1\",\"_\":0"));

    assertThat(document.get("invoice").asInt()).isEqualTo(7);
    assertThat(document.has("pvt_account_id")).isFalse();
    assertThat(document.has("_rev")).isFalse();
    assertThat(document.has("_")).isFalse();
  }

  @Test
  void defaults_are_filled_in_and_what_was_given_is_not_changed() {
    ObjectNode given = fax("");

    assertThat(DocumentSchema.FAX.validated(given).get("retries").asInt()).isEqualTo(1);
    assertThat(given.has("retries")).isFalse();
  }

  @Test
  void headers_cannot_be_broken_out_of() {
    ObjectNode value = fax(",\"custom_sip_headers\":{\"X-A\":\"b\\r\\nX-B: c\"}");
    ObjectNode name = fax(",\"custom_sip_headers\":{\"X A:\":\"b\"}");

    assertThat(faults(DocumentSchema.FAX, value).path("custom_sip_headers.X-A").has("pattern"))
        .isTrue();
    assertThat(faults(DocumentSchema.FAX, name).isEmpty()).isFalse();
  }

  @Test
  void addresses_are_one_or_many_and_must_be_addresses() {
    String one = ",\"notifications\":{\"email\":{\"send_to\":\"a@example.com\"}}";
    String many = ",\"notifications\":{\"email\":{\"send_to\":[\"a@example.com\",\"nobody\"]}}";

    assertThat(DocumentSchema.FAX.validated(fax(one)).has("notifications")).isTrue();
    assertThat(
            faults(DocumentSchema.FAX, fax(many))
                .path("notifications.email.send_to.1")
                .has("format"))
        .isTrue();
  }

  @Test
  void a_permission_of_a_faxbox_must_be_a_pattern() {
    ObjectNode box = Json.object().put("name", "a");
    box.putArray("smtp_permission_list").add(".*@example.com").add("(");

    assertThat(faults(DocumentSchema.FAXBOX, box).path("smtp_permission_list.1").has("format"))
        .isTrue();
  }
}
