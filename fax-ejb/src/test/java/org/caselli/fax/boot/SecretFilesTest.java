package org.caselli.fax.boot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretFilesTest {
  @TempDir private Path directory;

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  @Test
  void a_file_holds_the_text_and_a_line_end_and_only_its_owner_reads_it() throws IOException {
    new SecretFiles(directory).write("api-key", "s3cret");

    Path file = directory.resolve("api-key");
    assertThat(Files.readString(file)).isEqualTo("s3cret\n");
    assertThat(mode(file)).isEqualTo("rw-------");
    assertThat(directory).isDirectoryNotContaining("glob:**/.*");
  }

  @Test
  void a_directory_that_is_missing_is_made() {
    Path below = directory.resolve("a/b");

    new SecretFiles(below).write("api-key", "s3cret");

    assertThat(below.resolve("api-key")).hasContent("s3cret");
  }

  @Test
  void a_file_that_others_could_read_is_replaced_by_one_that_they_cannot() throws IOException {
    Path file = directory.resolve("api-key");
    Files.writeString(file, "old");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

    new SecretFiles(directory).write("api-key", "new");

    assertThat(file).hasContent("new");
    assertThat(mode(file)).isEqualTo("rw-------");
  }

  @Test
  void whoever_reads_the_old_file_meanwhile_reads_all_of_it_and_nothing_new() throws IOException {
    SecretFiles files = new SecretFiles(directory);
    files.write("api-key", "the old key");
    try (InputStream open = Files.newInputStream(directory.resolve("api-key"))) {
      files.write("api-key", "new");

      assertThat(new String(open.readAllBytes(), UTF_8)).isEqualTo("the old key\n");
    }
  }

  @Test
  void what_cannot_be_written_is_said_by_name() throws IOException {
    Path taken = directory.resolve("taken");
    Files.writeString(taken, "a file, not a directory");

    assertThatThrownBy(() -> new SecretFiles(taken).write("api-key", "s3cret"))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("api-key")
        .hasMessageNotContaining("s3cret");
    assertThat(taken).hasContent("a file, not a directory");
  }
}
