package org.caselli.fax.domain.document;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MediaTypeTest {
  @ParameterizedTest
  @CsvSource({
    "Application/X-PDF; charset=x, a, application/pdf",
    "application/octet-stream, SCAN.PDF, application/pdf",
    "image/tif, a, image/tiff",
    "text/plain, a.pdf, text/plain"
  })
  void a_type_has_one_name_and_else_is_what_the_file_is_called(
      String declared, String file, String type) {
    assertThat(MediaType.of(declared, file)).hasToString(type);
  }

  @ParameterizedTest
  @CsvSource({
    "application/octet-stream, '', true",
    "application/octet-stream, scan.001, true",
    "application/octet-stream, a.pdf, false",
    "application/pdf, '', false"
  })
  void some_say_nothing(String declared, String file, boolean nothing) {
    assertThat(MediaType.of(declared, file).saysNothing()).isEqualTo(nothing);
  }

  @Test
  void what_scanners_send_is_known_by_its_first_bytes() {
    assertThat(of("%PDF-1.7")).isEqualTo("application/pdf");
    assertThat(of("II*\0\10\0\0\0")).isEqualTo("image/tiff");
    assertThat(of("MM\0*\0\0\0\10")).isEqualTo("image/tiff");
    assertThat(of("%PDF")).isEqualTo("nothing");
    assertThat(of("MZ")).isEqualTo("nothing");
    assertThat(of("")).isEqualTo("nothing");
  }

  private static String of(String head) {
    return MediaType.ofContent(head.getBytes(ISO_8859_1)).map(MediaType::name).orElse("nothing");
  }
}
