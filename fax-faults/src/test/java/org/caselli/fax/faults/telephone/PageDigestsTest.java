package org.caselli.fax.faults.telephone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageDigestsTest {
  @TempDir Path directory;

  @Test
  void the_same_dots_have_the_same_digest_however_they_are_coded() throws IOException {
    assertThat(PageDigests.of(file(TestFaxes.of(2, 1, "CCITT T.4"))))
        .isEqualTo(PageDigests.of(file(TestFaxes.of(2, 1, "CCITT T.6"))));
  }

  @Test
  void other_dots_have_another_digest() throws IOException {
    assertThat(PageDigests.of(file(TestFaxes.of(2, 1))))
        .doesNotContainAnyElementsOf(PageDigests.of(file(TestFaxes.of(2, 7))))
        .doesNotHaveDuplicates();
  }

  @Test
  void the_first_pages_are_written_with_their_dots() throws IOException {
    Path file = directory.resolve("first.tiff");

    FaxTiff.writeFirst(2, TestFaxes.of(3, 1), file);

    assertThat(PageDigests.of(file))
        .isEqualTo(PageDigests.of(file(TestFaxes.of(3, 1))).subList(0, 2));
  }

  @Test
  void what_is_no_tiff_is_refused() throws IOException {
    Path file = file("%PDF-1.4".getBytes(StandardCharsets.US_ASCII));

    assertThatThrownBy(() -> PageDigests.of(file)).isInstanceOf(IOException.class);
  }

  private Path file(byte[] bytes) throws IOException {
    return Files.write(Files.createTempFile(directory, "fax", ".tiff"), bytes);
  }
}
