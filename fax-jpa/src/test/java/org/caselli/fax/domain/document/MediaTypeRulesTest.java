package org.caselli.fax.domain.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.caselli.fax.domain.settings.MailSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MediaTypeRulesTest {
  private static final MediaTypeRules PRESET =
      MediaTypeRules.of(
          MailSettings.ALLOWED_TYPES.fallback(), MailSettings.DENIED_TYPES.fallback());

  @ParameterizedTest
  @CsvSource({
    "application/pdf, true",
    "Application/PDF; name=a.pdf, true",
    "application/x-pdf, true",
    "image/tiff, true",
    "image/tif, true",
    "application/tiff, true",
    "image/png, false",
    "image/jpeg, false",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document, true",
    "application/vnd.oasis.opendocument.text, true",
    "application/msword, true",
    "application/vnd.ms-excel, true",
    "application/vnd.ms-powerpoint, true",
    "text/plain, false",
    "text/html, false",
    "text/calendar, false",
    "application/zip, false",
    "application/pdfx, false"
  })
  void the_defaults_are_those_of_kazoo(String type, boolean accepted) {
    assertThat(PRESET.accept(MediaType.of(type, ""))).isEqualTo(accepted);
  }

  @Test
  void the_longer_entry_wins_and_the_denying_one_of_two_alike() {
    MediaTypeRules rules =
        MediaTypeRules.of(
            List.of(Map.of("prefix", "image/"), Map.of("type", "text/plain")),
            List.of("image/gif", Map.of("prefix", "text/plain")));

    assertThat(rules.accept(MediaType.of("image/png", ""))).isTrue();
    assertThat(rules.accept(MediaType.of("image/gif", ""))).isFalse();
    assertThat(rules.accept(MediaType.of("text/plain", ""))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "scan.PDF, application/pdf",
    "scan.tif, image/tiff",
    "a.b.docx, application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "scan.exe, application/octet-stream",
    "pdf, application/octet-stream",
    "'', application/octet-stream"
  })
  void a_file_of_no_type_is_what_its_name_says(String name, String type) {
    assertThat(MediaType.of("application/octet-stream", name).name()).isEqualTo(type);
    assertThat(MediaType.of("text/plain", name).name()).isEqualTo("text/plain");
  }

  @ParameterizedTest
  @CsvSource({
    "700x10, 700, 10, true",
    "700x10, 699, 1000, false",
    "700x10, 700, 9, false",
    "300, 300, 300, true",
    "300, 299, 300, false"
  })
  void small_pictures_are_logos(String setting, int width, int height, boolean met) {
    assertThat(PictureMinimum.parse(setting).isMetBy(width, height)).isEqualTo(met);
  }
}
