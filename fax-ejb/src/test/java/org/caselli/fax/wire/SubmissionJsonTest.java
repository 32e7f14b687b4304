package org.caselli.fax.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.app.submit.Submission;
import org.caselli.fax.domain.fax.FaxOptions;
import org.caselli.fax.domain.faxbox.FaxboxDocument;
import org.caselli.fax.domain.problem.FaxException;
import org.junit.jupiter.api.Test;

class SubmissionJsonTest {
  private static final UUID ACCOUNT = new UUID(1, 1);
  private static final UUID BOX = new UUID(2, 2);
  private static final Optional<Submission.Upload> UPLOAD =
      Optional.of(new Submission.Upload(Path.of("x"), "application/pdf"));

  private static ObjectNode data(String more) {
    return Json.parse(("{\"to_number\":\"+15005550000\"" + more + "}").getBytes(UTF_8));
  }

  private static FaxboxDocument box(Map<String, Object> more) {
    Map<String, Object> fields = new HashMap<>(more);
    fields.put("name", "front desk");
    fields.put("caller_id", "+15551112222");
    fields.put("caller_name", "Caselli");
    fields.put("fax_header", "Caselli Fax");
    fields.put("fax_identity", "+1 555 111 2222");
    fields.put("fax_timezone", "Europe/Rome");
    fields.put(
        "notifications",
        Map.of("outbound", Map.of("email", Map.of("send_to", "desk@example.com"))));
    return new FaxboxDocument(fields);
  }

  private static Submission submission(SubmissionJson wanted) {
    return wanted.submission(ACCOUNT, UPLOAD, "request-1");
  }

  @Test
  void the_faxbox_fills_what_the_caller_left_out() {
    Submission submission = submission(SubmissionJson.read(data(""), BOX, box(Map.of())));

    assertThat(submission.faxbox()).contains(BOX);
    assertThat(submission.fromNumber()).isEqualTo("+15551112222");
    assertThat(submission.fromName()).isEqualTo("Caselli");
    assertThat(submission.options().header()).isEqualTo("Caselli Fax");
    assertThat(submission.options().stationId()).isEqualTo("+1 555 111 2222");
    assertThat(submission.options().timezone()).isEqualTo("Europe/Rome");
    assertThat(submission.options().recipients()).containsExactly("desk@example.com");
  }

  @Test
  void what_the_caller_gives_comes_before_the_faxbox() {
    ObjectNode given =
        data(
            ",\"from_number\":\"9\",\"retries\":2,\"fax_timezone\":\"Asia/Tokyo\","
                + "\"notifications\":{\"email\":{\"send_to\":[\"me@example.com\"]}}");

    Submission submission = submission(SubmissionJson.read(given, BOX, box(Map.of("retries", 4))));

    assertThat(submission.fromNumber()).isEqualTo("9");
    assertThat(submission.retries()).isEqualTo(2);
    assertThat(submission.options().timezone()).isEqualTo("Asia/Tokyo");
    assertThat(submission.options().recipients()).containsExactly("me@example.com");
  }

  @Test
  void retries_come_from_the_request_then_the_faxbox_then_the_default() {
    ObjectNode plain = data(",\"from_number\":\"9\"");

    assertThat(submission(SubmissionJson.read(plain)).retries()).isEqualTo(1);
    assertThat(submission(SubmissionJson.read(plain, BOX, box(Map.of("retries", 2)))).retries())
        .isEqualTo(2);
    assertThat(submission(SubmissionJson.read(plain, BOX, box(Map.of()))).retries()).isEqualTo(3);
  }

  @Test
  void a_fax_may_say_how_it_is_to_look() {
    ObjectNode given =
        data(",\"from_number\":\"9\",\"fax_resolution\":\"superfine\",\"content_mode\":\"photo\"");

    assertThat(submission(SubmissionJson.read(given)).options().look())
        .isEqualTo(new FaxOptions.Look("superfine", "photo"));
    assertThatExceptionOfType(InvalidDocument.class)
        .isThrownBy(
            () -> SubmissionJson.read(data(",\"from_number\":\"9\",\"content_mode\":\"drawing\"")));
  }

  @Test
  void without_a_faxbox_the_caller_number_is_required() {
    assertThatExceptionOfType(FaxException.class)
        .isThrownBy(() -> SubmissionJson.read(data("")))
        .satisfies(e -> assertThat(e.violations().get(0).path()).isEqualTo("from_number"));
  }

  @Test
  void a_document_is_required() {
    SubmissionJson wanted = SubmissionJson.read(data(",\"from_number\":\"9\""));

    assertThatExceptionOfType(FaxException.class)
        .isThrownBy(() -> wanted.submission(ACCOUNT, Optional.empty(), "r"))
        .satisfies(
            e -> {
              assertThat(e.violations().get(0).path()).isEqualTo("document.url");
              assertThat(e.violations().get(0).rule()).isEqualTo("required");
            });
  }

  @Test
  void an_address_wins_over_an_upload() {
    SubmissionJson wanted =
        SubmissionJson.read(
            data(",\"from_number\":\"9\",\"document\":{\"url\":\"https://example.com/a.pdf\"}"));

    Submission submission = submission(wanted);

    assertThat(submission.upload()).isEmpty();
    assertThat(submission.options().source().orElseThrow().method()).isEqualTo("get");
    assertThat(submission.options().source().orElseThrow().contentType()).isEqualTo("text/plain");
  }

  @Test
  void a_faxbox_may_be_named_in_the_data() {
    ObjectNode given = data(",\"from_number\":\"9\",\"faxbox_id\":\"" + WireId.of(BOX) + "\"");

    assertThat(SubmissionJson.read(given).faxbox()).contains(BOX);
    assertThatExceptionOfType(FaxException.class)
        .isThrownBy(() -> SubmissionJson.read(given.put("faxbox_id", "nonsense")));
  }

  @Test
  void the_client_cannot_say_how_it_went() {
    ObjectNode given =
        data(
            ",\"from_number\":\"9\",\"id\":\"x\",\"status\":\"completed\",\"attempts\":3,"
                + "\"tx_result\":{\"success\":true},\"folder\":\"inbox\",\"pvt_pages\":7");

    ObjectNode kept = Json.stored(submission(SubmissionJson.read(given)).attributes());

    assertThat(kept.get("attempts").asInt()).isZero();
    assertThat(kept.has("tx_result")).isFalse();
    assertThat(kept.has("status")).isFalse();
    assertThat(kept.has("pvt_pages")).isFalse();
  }

  @Test
  void fields_that_take_permission_are_found_in_the_callers_data_only() {
    ObjectNode given = data(",\"flags\":[\"a\"],\"bypass_e164\":false,\"custom_sip_headers\":null");

    assertThat(SubmissionJson.privileged(given)).isEqualTo(List.of("flags", "bypass_e164"));
  }

  @Test
  void how_to_dial_reaches_the_submission() {
    Submission submission =
        submission(
            SubmissionJson.read(
                data(
                    ",\"from_number\":\"9\",\"bypass_e164\":\"true\",\"to_name\":\"Bob\","
                        + "\"ensure_valid_caller_id\":false,"
                        + "\"custom_sip_headers\":{\"X-Trunk\":\"a\"}")));

    assertThat(submission.options().bypassE164()).isTrue();
    assertThat(submission.options().rawNumber()).isEqualTo("+15005550000");
    assertThat(submission.options().ensureValidCallerId()).contains(false);
    assertThat(submission.options().sipHeaders()).containsEntry("X-Trunk", "a");
    assertThat(submission.toName()).isEqualTo("Bob");
    assertThat(submission.correlationId()).isEqualTo("request-1");
  }
}
