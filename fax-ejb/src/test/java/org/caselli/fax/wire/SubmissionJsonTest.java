package org.caselli.fax.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.app.submit.Submission;
import org.caselli.fax.app.submit.Submission.Original;
import org.caselli.fax.app.submit.Submission.Recipient;
import org.caselli.fax.domain.fax.FaxOptions;
import org.caselli.fax.domain.faxbox.FaxboxDocument;
import org.caselli.fax.domain.job.Schedule;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.Violation;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubmissionJsonTest {
  private static final UUID ACCOUNT = new UUID(1, 1);
  private static final UUID BOX = new UUID(2, 2);
  private static final List<Submission.Upload> UPLOAD =
      List.of(new Submission.Upload(Path.of("x"), "application/pdf"));
  private static final SubmissionJson.SubmittedBy NOBODY =
      new SubmissionJson.SubmittedBy(Optional.empty(), Optional.empty());

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
    return wanted.submission(ACCOUNT, NOBODY, UPLOAD, "request-1");
  }

  @Test
  void the_faxbox_fills_what_the_caller_left_out() {
    Submission submission = submission(SubmissionJson.read(data(""), BOX, box(Map.of())));

    assertThat(submission.faxbox()).contains(BOX);
    assertThat(submission.sender().number()).isEqualTo("+15551112222");
    assertThat(submission.sender().name()).isEqualTo("Caselli");
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

    assertThat(submission.sender().number()).isEqualTo("9");
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
        .isThrownBy(() -> wanted.submission(ACCOUNT, NOBODY, List.of(), "r"))
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

    FaxOptions.Source source = fetched(submission, 0);
    assertThat(submission.documents()).hasSize(1);
    assertThat(source.method()).isEqualTo("get");
    assertThat(source.contentType()).isEqualTo("text/plain");
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

    ObjectNode kept =
        Json.stored(submission(SubmissionJson.read(given)).recipients().get(0).attributes());

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
    assertThat(submission.recipients().get(0).number()).isEqualTo("+15005550000");
    assertThat(submission.options().ensureValidCallerId()).contains(false);
    assertThat(submission.options().sipHeaders()).containsEntry("X-Trunk", "a");
    assertThat(submission.recipients().get(0).name()).isEqualTo("Bob");
    assertThat(submission.correlationId()).isEqualTo("request-1");
  }

  @Nested
  class Recipients {
    private List<Recipient> read(String json) {
      return submission(SubmissionJson.read(Json.parse(json.getBytes(UTF_8)))).recipients();
    }

    @Test
    void a_list_of_numbers_is_as_many_recipients() {
      assertThat(read("{\"from_number\":\"9\",\"to_number\":[\"1\",22],\"to_name\":\"All\"}"))
          .extracting(Recipient::number, Recipient::name, Recipient::path)
          .containsExactly(tuple("1", "All", "to_number.0"), tuple("22", "All", "to_number.1"));
    }

    @Test
    void recipients_are_numbers_or_have_a_name_of_their_own() {
      List<Recipient> recipients =
          read(
              "{\"from_number\":\"9\",\"mine\":1,\"recipients\":[\"1\","
                  + "{\"to_number\":\"2\",\"to_name\":\"Bob\"}]}");

      assertThat(recipients)
          .extracting(Recipient::number, Recipient::name, Recipient::path)
          .containsExactly(
              tuple("1", "1", "recipients.0"), tuple("2", "Bob", "recipients.1.to_number"));
      ObjectNode second = Json.stored(recipients.get(1).attributes());
      assertThat(second.get("to_number").asText()).isEqualTo("2");
      assertThat(second.get("to_name").asText()).isEqualTo("Bob");
      assertThat(second.get("mine").asInt()).isEqualTo(1);
      assertThat(second.has("recipients")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        textBlock =
            """
            {"from_number":"9","recipients":[]}                    | recipients              | minItems
            {"from_number":"9","recipients":"1"}                   | recipients              | type
            {"from_number":"9","recipients":["1",{}]}              | recipients.1.to_number  | required
            {"from_number":"9","recipients":["1",""]}              | recipients.1            | minLength
            {"from_number":"9","to_number":"1","recipients":["1"]} | recipients              | oneOf
            {"from_number":"9","to_number":[]}                     | to_number               | minItems
            {"from_number":"9","to_number":["1",{}]}               | to_number.1             | type
            {"from_number":"9"}                                    | to_number               | required
            """)
    void what_cannot_be_meant_is_named(String json, String path, String rule) {
      assertThatExceptionOfType(FaxException.class)
          .isThrownBy(() -> read(json))
          .satisfies(
              e ->
                  assertThat(e.violations())
                      .extracting(Violation::path, Violation::rule)
                      .contains(tuple(path, rule)));
    }
  }

  @Nested
  class Documents {
    private static final Submission.Upload FIRST =
        new Submission.Upload(Path.of("1"), "application/pdf");
    private static final Submission.Upload SECOND =
        new Submission.Upload(Path.of("2"), "application/pdf");

    private List<Original> read(String more, Submission.Upload... uploads) {
      return SubmissionJson.read(data(",\"from_number\":\"9\"" + more))
          .submission(ACCOUNT, NOBODY, List.of(uploads), "r")
          .documents();
    }

    @Test
    void uploads_keep_their_order() {
      assertThat(read("", FIRST, SECOND)).containsExactly(FIRST, SECOND);
    }

    @Test
    void uploads_come_before_addresses() {
      List<Original> documents = read(",\"documents\":[{\"url\":\"http://a/\"}]", FIRST, SECOND);

      assertThat(documents).hasSize(3).startsWith(FIRST, SECOND);
      assertThat(documents.get(2)).isInstanceOf(Submission.Fetch.class);
    }

    @Test
    void the_data_may_say_in_which_order_they_come() {
      List<Original> documents =
          read(
              ",\"documents\":[{\"upload\":2},{\"url\":\"http://a/\"},{\"upload\":1}]",
              FIRST,
              SECOND);

      assertThat(documents.get(0)).isEqualTo(SECOND);
      assertThat(documents.get(1)).isInstanceOf(Submission.Fetch.class);
      assertThat(documents.get(2)).isEqualTo(FIRST);
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        textBlock =
            """
            ,"documents":[]                                       | documents          | minItems
            ,"documents":[{}]                                     | documents.0        | oneOf
            ,"documents":[{"url":"http://a/","upload":1}]         | documents.0        | oneOf
            ,"documents":[{"url":"file:///etc/passwd"}]           | documents.0.url    | pattern
            ,"documents":[{"upload":0}]                           | documents.0.upload | minimum
            ,"documents":[{"upload":1},{"upload":3}]              | documents.1.upload | maximum
            ,"documents":[{"upload":1},{"upload":1}]              | documents.1.upload | unique
            ,"documents":[{"upload":1}]                           | documents          | required
            ,"document":{"url":"http://a/"},"documents":[{"upload":1}] | documents     | oneOf
            """)
    void what_cannot_be_meant_is_named(String more, String path, String rule) {
      assertThatExceptionOfType(FaxException.class)
          .isThrownBy(() -> read(more, FIRST, SECOND))
          .satisfies(
              e ->
                  assertThat(e.violations())
                      .extracting(Violation::path, Violation::rule)
                      .contains(tuple(path, rule)));
    }
  }

  @Nested
  class Schedules {
    private Schedule read(String more) {
      return submission(SubmissionJson.read(data(",\"from_number\":\"9\"" + more))).schedule();
    }

    @ParameterizedTest
    @CsvSource({
      "'',4",
      "'\"priority\":0',0",
      "'\"priority\":9',9",
      "'\"priority\":\"8\"',8",
      "'\"priority\":\"low\"',2",
      "'\"priority\":\"normal\"',4",
      "'\"priority\":\"high\"',7"
    })
    void a_priority_is_a_number_or_a_word(String field, int priority) {
      assertThat(read(field.isEmpty() ? "" : "," + field).priority()).isEqualTo(priority);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "\"2030-01-31T09:30:00+01:00\"",
          "\"2030-01-31T08:30:00Z\"",
          "64063297800",
          "\"64063297800\""
        })
    void a_time_is_that_of_a_calendar_or_gregorian_seconds(String time) {
      Schedule schedule = read(",\"send_at\":" + time + ",\"expires_at\":" + time);

      assertThat(schedule.notBefore()).contains(Instant.parse("2030-01-31T08:30:00Z"));
      assertThat(schedule.expiresAt()).contains(Instant.parse("2030-01-31T08:30:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "\"send_at\":\"tomorrow\"",
          "\"send_at\":\"2030-01-31\"",
          "\"send_at\":\"2030-01-31T09:30:00\"",
          "\"send_at\":-1",
          "\"send_at\":999999999999999",
          "\"expires_at\":1e30",
          "\"send_at\":true",
          "\"priority\":10",
          "\"priority\":-1",
          "\"priority\":2.5",
          "\"priority\":\"urgent\""
        })
    void what_is_no_time_or_priority_is_refused(String field) {
      assertThatExceptionOfType(FaxException.class).isThrownBy(() -> read("," + field));
    }
  }

  private static FaxOptions.Source fetched(Submission submission, int document) {
    return ((Submission.Fetch) submission.documents().get(document)).source();
  }
}
