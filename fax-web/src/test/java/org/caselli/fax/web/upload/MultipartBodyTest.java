package org.caselli.fax.web.upload;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.Random;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MultipartBodyTest {
  private static final String MIXED = "multipart/mixed; boundary=cut";
  private static final String FORM = "multipart/form-data; boundary=cut";
  private static final String JSON =
      "--cut\r\nContent-Type: application/json\r\n\r\n{\"data\":{\"to_number\":\"1\"}}\r\n";
  private static final String END = "--cut--\r\n";
  private static final int PLENTY = 10_000_000;

  private final MemorySink sink = new MemorySink(5_000_000);

  private static String part(String headers, String content) {
    return "--cut\r\n" + headers + "\r\n\r\n" + content + "\r\n";
  }

  private static String pdf(String content) {
    return part("Content-Type: application/pdf", content);
  }

  private ReceivedBody read(String type, String body) throws IOException {
    return read(type, new ByteArrayInputStream(body.getBytes(ISO_8859_1)), PLENTY);
  }

  private ReceivedBody read(String type, InputStream body, long limit) throws IOException {
    return MultipartBody.read(body, type, limit, sink);
  }

  private String content(ReceivedBody body) {
    assertThat(body.files()).hasSize(1);
    return content(body.files().get(0));
  }

  private String content(ReceivedFile file) {
    return new String(sink.content(file.file()), ISO_8859_1);
  }

  @Test
  void mixed_parts_are_told_apart_by_their_type() throws IOException {
    ReceivedBody body = read(MIXED, JSON + pdf("%PDF-1.4") + END);

    assertThat(body.envelope().at("/data/to_number").asText()).isEqualTo("1");
    assertThat(body.files().get(0).mediaType()).isEqualTo("application/pdf");
    assertThat(content(body)).isEqualTo("%PDF-1.4");
  }

  @Test
  void the_json_part_may_come_after_the_document() throws IOException {
    ReceivedBody body = read(MIXED, pdf("%PDF-1.4") + JSON + END);

    assertThat(body.envelope().at("/data/to_number").asText()).isEqualTo("1");
    assertThat(content(body)).isEqualTo("%PDF-1.4");
  }

  @Test
  void a_form_brings_the_envelope_as_a_field_and_the_document_as_a_file() throws IOException {
    String field = "Content-Disposition: form-data; name=\"data\"";
    String file =
        "Content-Disposition: form-data; name=\"doc\"; filename=\"a.tif\"\r\n"
            + "Content-Type: image/tiff";

    ReceivedBody body = read(FORM, part(field, "{\"data\":{\"a\":1}}") + part(file, "II*") + END);

    assertThat(body.envelope().at("/data/a").asInt()).isEqualTo(1);
    assertThat(body.files().get(0).mediaType()).isEqualTo("image/tiff");
    assertThat(content(body)).isEqualTo("II*");
  }

  @Test
  void plain_fields_of_a_form_are_no_documents() throws IOException {
    String field = "Content-Disposition: form-data; name=\"comment\"";

    ReceivedBody body = read(FORM, JSON + part(field, "hello") + pdf("%PDF") + END);

    assertThat(content(body)).isEqualTo("%PDF");
  }

  @Test
  void base64_transfer_encoding_is_undone() throws IOException {
    String encoded =
        Base64.getMimeEncoder().encodeToString("%PDF-1.4 and more".getBytes(ISO_8859_1));
    String headers = "Content-Type: application/pdf\r\nContent-Transfer-Encoding: base64";

    ReceivedBody body = read(MIXED, JSON + part(headers, encoded) + END);

    assertThat(content(body)).isEqualTo("%PDF-1.4 and more");
  }

  @Test
  void a_part_of_type_base64_is_decoded_and_may_name_its_real_type() throws IOException {
    String encoded = Base64.getEncoder().encodeToString("II*".getBytes(ISO_8859_1));
    String headers = "Content-Type: application/base64";

    ReceivedBody named =
        read(MIXED, JSON + part(headers, "data:image/tiff;base64," + encoded) + END);
    ReceivedBody bare = read(MIXED, JSON + part(headers, encoded) + END);

    assertThat(named.files().get(0).mediaType()).isEqualTo("image/tiff");
    assertThat(content(named)).isEqualTo("II*");
    assertThat(bare.files().get(0).mediaType()).isEqualTo("application/octet-stream");
    assertThat(content(bare)).isEqualTo("II*");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--cut--", "--cut--\r\n", "--cut--\r\nepilogue\r\n"})
  void whatever_follows_the_last_boundary_is_nobodys_business(String end) throws IOException {
    assertThat(content(read(MIXED, "preamble\r\n" + JSON + pdf("%PDF") + end))).isEqualTo("%PDF");
  }

  @Test
  void line_ends_without_carriage_return_are_understood() throws IOException {
    String body = (JSON + pdf("%PDF") + END).replace("\r\n", "\n");

    ReceivedBody read = read(MIXED, body);

    assertThat(content(read)).isEqualTo("%PDF");
    assertThat(read.envelope().at("/data/to_number").asText()).isEqualTo("1");
  }

  @Test
  void documents_keep_their_order_and_are_known_by_their_bytes() throws IOException {
    ReceivedBody body = read(MIXED, pdf("first") + JSON + pdf("second") + pdf("first") + END);

    assertThat(body.files()).extracting(this::content).containsExactly("first", "second", "first");
    assertThat(body.files().get(0).sha256())
        .isEqualTo("a7937b64b8caa58f03721bb6bacf5c78cb235febe0e70b1b84cd99541461a08e")
        .isEqualTo(body.files().get(2).sha256())
        .isNotEqualTo(body.files().get(1).sha256());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 64, 4095, 4097})
  void bytes_survive_whatever_pieces_they_come_in(int piece) throws IOException {
    byte[] random = new byte[20_000];
    new Random(piece).nextBytes(random);
    String binary = new String(random, ISO_8859_1) + "\r\n--cu\r\n--\r\n\r\n";
    byte[] bytes = (pdf(binary) + JSON + END).getBytes(ISO_8859_1);

    ReceivedBody body = read(MIXED, new DribblingInput(bytes, piece), PLENTY);

    assertThat(content(body)).isEqualTo(binary);
    assertThat(body.envelope().at("/data/to_number").asText()).isEqualTo("1");
  }

  @Test
  void a_document_without_line_ends_is_no_long_line() throws IOException {
    String binary = "x".repeat(3_000_000);

    assertThat(content(read(MIXED, JSON + pdf(binary) + END))).isEqualTo(binary);
  }

  @Test
  void a_document_over_the_limit_is_refused_before_the_rest_is_read() {
    byte[] bytes = (JSON + pdf("x".repeat(9_000_000)) + END).getBytes(ISO_8859_1);
    DribblingInput body = new DribblingInput(bytes, 8192);

    assertThatExceptionOfType(FaxException.class)
        .isThrownBy(() -> read(MIXED, body, PLENTY))
        .satisfies(e -> assertThat(e.type()).isEqualTo(ProblemType.TOO_LARGE));
    assertThat(body.unread()).isGreaterThan(3_900_000);
    assertThat(sink.kept()).isZero();
  }

  @Test
  void parts_that_nobody_wants_count_against_the_limit_of_the_body() {
    byte[] bytes = (JSON + pdf("x") + pdf("y".repeat(100_000)) + END).getBytes(ISO_8859_1);

    assertThatExceptionOfType(FaxException.class)
        .isThrownBy(() -> read(MIXED, new ByteArrayInputStream(bytes), 50_000))
        .satisfies(e -> assertThat(e.type()).isEqualTo(ProblemType.TOO_LARGE));
    assertThat(sink.kept()).isZero();
  }

  @Test
  void json_over_its_own_limit_is_refused() {
    String json = "{\"data\":\"" + "x".repeat(JsonBody.LIMIT) + "\"}";

    assertThatExceptionOfType(FaxException.class)
        .isThrownBy(() -> read(MIXED, part("Content-Type: application/json", json) + END))
        .satisfies(e -> assertThat(e.type()).isEqualTo(ProblemType.TOO_LARGE));
  }

  @Test
  void a_body_that_breaks_off_is_malformed_and_leaves_no_file() {
    assertMalformed(MIXED, JSON + "--cut\r\nContent-Type: application/pdf\r\n\r\n%PDF-1.4 half");
  }

  @Test
  void a_body_that_breaks_off_after_the_document_leaves_no_file() {
    assertMalformed(MIXED, pdf("%PDF") + "--cut\r\nContent-Type: application/json\r\n\r\n{\"da");
  }

  @Test
  void a_body_without_its_boundary_is_malformed() {
    assertMalformed(MIXED, "no boundary anywhere");
    assertMalformed("multipart/mixed", JSON + END);
    assertMalformed(MIXED, "");
  }

  @Test
  void json_that_is_none_is_malformed() {
    assertMalformed(MIXED, pdf("%PDF") + part("Content-Type: application/json", "{nonsense") + END);
  }

  @Test
  void base64_that_is_none_is_malformed() {
    String headers = "Content-Type: application/pdf\r\nContent-Transfer-Encoding: base64";

    assertMalformed(MIXED, JSON + part(headers, "QUJD=RA") + END);
  }

  @Test
  void a_multipart_within_a_multipart_is_refused() {
    String inner = "--in\r\nContent-Type: application/pdf\r\n\r\n%PDF\r\n--in--";

    assertMalformed(MIXED, JSON + part("Content-Type: multipart/mixed; boundary=in", inner) + END);
  }

  @Test
  void too_many_parts_and_too_many_headers_are_refused() {
    assertMalformed(MIXED, pdf("x").repeat(251) + END);
    assertMalformed(
        MIXED, part("X-A: b\r\n".repeat(40) + "Content-Type: application/pdf", "x") + END);
    assertMalformed(MIXED, part("X-A: " + "b".repeat(20_000), "x") + END);
  }

  private void assertMalformed(String type, String body) {
    assertThatExceptionOfType(FaxException.class)
        .isThrownBy(() -> read(type, body))
        .satisfies(e -> assertThat(e.type()).isEqualTo(ProblemType.MALFORMED));
    assertThat(sink.kept()).isZero();
  }
}
