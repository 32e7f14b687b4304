package org.caselli.fax.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {
  @ParameterizedTest
  @CsvSource({
    "bytes=0-0, 0, 1, bytes 0-0/1000",
    "bytes=0-499, 0, 500, bytes 0-499/1000",
    "bytes=500-, 500, 500, bytes 500-999/1000",
    "bytes=990-2000, 990, 10, bytes 990-999/1000",
    "bytes=-1, 999, 1, bytes 999-999/1000",
    "bytes=-5000, 0, 1000, bytes 0-999/1000",
  })
  void a_single_range_is_a_part(String header, long first, long length, String contentRange) {
    ByteRange range = ByteRange.parse(header, 1000);

    assertThat(range.status()).isEqualTo(206);
    assertThat(range.first()).isEqualTo(first);
    assertThat(range.length()).isEqualTo(length);
    assertThat(range.contentRange()).isEqualTo(contentRange);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=1000-", "bytes=1000-1001", "bytes=-0"})
  void a_range_behind_the_end_cannot_be_satisfied(String header) {
    ByteRange range = ByteRange.parse(header, 1000);

    assertThat(range.status()).isEqualTo(416);
    assertThat(range.length()).isZero();
    assertThat(range.contentRange()).isEqualTo("bytes */1000");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "bytes",
        "bytes=-",
        "bytes=5-4",
        "bytes=0-1,3-4",
        "lines=1-2",
        "bytes=a-b",
        "bytes=99999999999999999999-"
      })
  void what_is_no_single_range_gets_the_whole(String header) {
    ByteRange range = ByteRange.parse(header, 1000);

    assertThat(range.status()).isEqualTo(200);
    assertThat(range.length()).isEqualTo(1000);
    assertThat(range.contentRange()).isEmpty();
  }

  @Test
  void nothing_of_an_empty_document_can_be_had_in_parts() {
    assertThat(ByteRange.parse("bytes=0-", 0).status()).isEqualTo(416);
    assertThat(ByteRange.parse("", 0).status()).isEqualTo(200);
  }
}
