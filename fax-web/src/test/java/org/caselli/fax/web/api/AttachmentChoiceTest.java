package org.caselli.fax.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.caselli.fax.app.query.DocumentFormat;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttachmentChoiceTest {
  @ParameterizedTest
  @CsvSource({"pdf, PDF", "tiff, TIFF", "original, ORIGINAL"})
  void the_parameter_decides_whatever_the_header_says(String format, DocumentFormat expected) {
    AttachmentChoice choice = AttachmentChoice.of(format, "text/html");

    assertThat(choice.format()).contains(expected);
    assertThatCode(() -> choice.check("application/msword")).doesNotThrowAnyException();
  }

  @Test
  void an_unknown_format_is_a_mistake() {
    assertThatExceptionOfType(FaxException.class)
        .isThrownBy(() -> AttachmentChoice.of("docx", ""))
        .satisfies(e -> assertThat(e.violations().get(0).path()).isEqualTo("format"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "*/*", "application/json;q=0.9, */*;q=0.1"})
  void who_takes_anything_gets_what_the_setting_says(String accept) {
    assertThat(AttachmentChoice.of("", accept).format()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/pdf | PDF",
        "image/tiff | TIFF",
        "application/pdf;q=0.4, image/tiff;q=0.5 | TIFF",
        "application/pdf;q=0.5, image/tiff;q=0.5 | PDF",
        "image/*, application/pdf;q=0.9 | TIFF",
        "application/*, */*;q=0.2 | PDF"
      })
  void the_header_decides_by_its_weights(String accept, DocumentFormat expected) {
    assertThat(AttachmentChoice.of("", accept).format()).contains(expected);
  }

  @Test
  void the_original_is_for_who_accepts_its_type_and_nothing_else() {
    AttachmentChoice choice = AttachmentChoice.of("", "application/msword");

    assertThat(choice.format()).contains(DocumentFormat.ORIGINAL);
    assertThatCode(() -> choice.check("application/msword")).doesNotThrowAnyException();
    assertThatExceptionOfType(FaxException.class)
        .isThrownBy(() -> choice.check("application/pdf"))
        .satisfies(e -> assertThat(e.type()).isEqualTo(ProblemType.NOT_ACCEPTABLE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"image/png", "image/avif,image/webp,image/png,image/*;q=0.8,*/*;q=0.5"})
  void who_names_png_before_all_others_gets_a_page_as_a_picture(String accept) {
    assertThat(AttachmentChoice.of("", accept).preview()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"image/*", "*/*", "", "image/png;q=0.5, application/pdf"})
  void who_takes_png_as_well_gets_the_document(String accept) {
    assertThat(AttachmentChoice.of("", accept).preview()).isFalse();
  }

  @Test
  void png_is_a_format_by_name() {
    assertThat(AttachmentChoice.of("png", "application/pdf").preview()).isTrue();
    assertThat(AttachmentChoice.of("original", "image/png").format())
        .contains(DocumentFormat.ORIGINAL);
  }
}
