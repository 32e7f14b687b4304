package org.caselli.fax.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.caselli.fax.domain.document.MediaType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 3676; a bar stands for the end of a line. */
class FlowedTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '=',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "a long |line|and another=a long line|and another",
        "a |=a ",
        " From here |>to there=From here |> to there",
        ">> deep |>> deeper|> less=>> deep deeper|> less",
        "Bye |-- |Ann |Corp=Bye |-- |Ann Corp",
        "one||two=one||two",
        "  indented= indented"
      })
  void a_line_that_ends_with_a_blank_goes_on(String flowed, String expected) {
    assertThat(FlowedText.unfolded(flowed.replace("|", "\r\n"), false))
        .isEqualTo(expected.replace('|', '\n'));
  }

  @Test
  void with_delsp_the_blank_is_no_text() {
    assertThat(FlowedText.unfolded("日本 \r\n語です\r\n-- \r\nx", true)).isEqualTo("日本語です\n-- \nx");
  }

  @Test
  void only_plain_text_flows_and_only_if_the_mail_says_so() {
    byte[] text = "a \r\nb".getBytes(StandardCharsets.UTF_8);
    Map<String, String> flowed = Map.of("format", "Flowed", "delsp", "YES", "charset", "utf-8");

    assertThat(WrittenText.of(new MediaType("text/plain"), flowed).read(text)).isEqualTo("ab");
    assertThat(WrittenText.of(new MediaType("text/html"), flowed).read(text)).isEqualTo("a \r\nb");
    assertThat(WrittenText.of(new MediaType("text/plain"), Map.of()).read(text))
        .isEqualTo("a \r\nb");
  }
}
