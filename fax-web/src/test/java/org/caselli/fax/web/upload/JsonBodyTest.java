package org.caselli.fax.web.upload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBodyTest {
  private static InputStream body(String text) {
    return new ByteArrayInputStream(text.getBytes(UTF_8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "Application/X-JSON; charset=utf-8",
        "",
        "application/x-www-form-urlencoded"
      })
  void json_is_read_under_its_names_and_without_one(String type) throws IOException {
    assertThat(JsonBody.read(body("{\"data\":{}}"), type).has("data")).isTrue();
  }

  @Test
  void another_type_is_refused() {
    assertThatExceptionOfType(FaxException.class)
        .isThrownBy(() -> JsonBody.read(body("<a/>"), "application/xml"))
        .satisfies(e -> assertThat(e.type()).isEqualTo(ProblemType.UNSUPPORTED_MEDIA_TYPE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[1]", "3", "{\"a\":1} {}", "{\"a\":", "null"})
  void what_is_no_object_is_malformed(String text) {
    assertThatExceptionOfType(FaxException.class)
        .isThrownBy(() -> JsonBody.read(body(text), "application/json"))
        .satisfies(e -> assertThat(e.type()).isEqualTo(ProblemType.MALFORMED));
  }

  @Test
  void an_envelope_without_data_is_malformed() {
    assertThatExceptionOfType(FaxException.class)
        .isThrownBy(() -> JsonBody.data(JsonBody.read(body("{\"data\":[]}"), "")))
        .satisfies(e -> assertThat(e.type()).isEqualTo(ProblemType.MALFORMED));
  }
}
